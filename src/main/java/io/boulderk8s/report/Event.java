package io.boulderk8s.report;

import java.time.Duration;
import java.util.List;

/** An event that a command reports to the user. Renderers decide how it looks. */
public sealed interface Event {
  /** A phase began; its end is a {@link StepEnded} with the same name. */
  record StepStarted(String step) implements Event {}

  /** A phase ended well. */
  record StepEnded(String step, Duration took) implements Event {}

  /** A phase ended badly; the failure itself follows. */
  record StepFailed(String step, Duration took) implements Event {}

  /** The step was cancelled because something else failed; it did not fail itself. */
  record StepCancelled(String step, Duration took) implements Event {}

  /** The tests print from here to the end of the phase: a live display must be gone. */
  record OutputFollows() implements Event {}

  /** Progress inside a phase. */
  record Progress(String text) implements Event {}

  /** Information that does not stop the command (a stand-in image, an ignored key). */
  record Notice(String text) implements Event {}

  /**
   * A service of the stack changed its state.
   *
   * @param settled the service has reached the state that the stack needs: no step waits for it any
   *     more
   */
  record ServiceChanged(String service, String state, boolean settled) implements Event {}

  /**
   * A cell of a matrix changed its state.
   *
   * @param cell its id
   * @param command its command line
   */
  record CellChanged(String cell, String command, String state, Standing standing)
      implements Event {}

  /**
   * The diagnosis of a failed command.
   *
   * @param text verdict, evidence and next step, a few lines
   * @param bundle the folder of the bundle
   */
  record Judged(String cause, String owner, String text, String bundle) implements Event {}

  /** For a trace, not for people: what happens inside a phase, and when. */
  sealed interface Detail extends Event {}

  /** A part of a phase began; its end is a {@link SpanEnded} with the same name. */
  record SpanStarted(String span) implements Detail {}

  /** A part of a phase ended. */
  record SpanEnded(String span, boolean failed) implements Detail {}

  /** Marks a moment. */
  record Mark(String what) implements Detail {}

  /** A run started; its id is for `attach` and `cancel`. */
  record RunStarted(String run) implements Event {}

  /**
   * A run ended.
   *
   * @param exitCode the command's exit code
   * @param failure why this is not the tests' own code; empty if it is
   */
  record RunEnded(String run, int exitCode, String failure) implements Event {}

  /** One problem; unknown parts are empty. */
  record Problem(String where, String what, String next) {}

  /**
   * The command failed by itself: a fault of the input, the machine, the cluster or boulder-k8s.
   * Failed tests are not reported this way.
   *
   * @param kind the name of the exit code
   * @param problems all that were found
   * @param log the file with more
   * @param stack stack trace of a bug; empty for failures that are understood
   */
  record CommandFailed(String kind, int exitCode, List<Problem> problems, String log, String stack)
      implements Event {
    public CommandFailed {
      problems = List.copyOf(problems);
    }
  }

  /** The last event: the process ends with this code. */
  record CommandEnded(int exitCode) implements Event {}
}
