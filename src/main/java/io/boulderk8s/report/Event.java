package io.boulderk8s.report;

import java.time.Duration;

/** Something the user is told while a command works. Renderers decide how. */
public sealed interface Event {
  /** A phase began; its end is a {@link StepEnded} with the same name. */
  record StepStarted(String step) implements Event {}

  /** A phase ended well. */
  record StepEnded(String step, Duration took) implements Event {}

  /** A phase ended badly; the failure itself follows. */
  record StepFailed(String step, Duration took) implements Event {}

  /** Progress inside a phase. */
  record Progress(String text) implements Event {}

  /** Something to know that does not stop the command (a stand-in image, an ignored key). */
  record Notice(String text) implements Event {}
}
