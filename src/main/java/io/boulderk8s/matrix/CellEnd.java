package io.boulderk8s.matrix;

import io.boulderk8s.failure.FailureKind;
import java.util.Locale;
import java.util.Optional;

/**
 * The outcome of a cell.
 *
 * @param why empty where the state is enough
 */
public record CellEnd(State state, int exitCode, String why) {
  private static final int FIRST_OF_THE_TOOL = FailureKind.USAGE.exitCode();
  private static final int LAST_OF_THE_TOOL = FailureKind.BUSY.exitCode();
  private static final int FIRST_OF_SIGNALS = 128;

  /** The states, from good to bad. */
  public enum State {
    /** Both witnesses of the run report 0, and the cell's process ended with 0. */
    PASSED,
    /** The tests, or the setup before them, ended with another code. */
    FAILED,
    /** Interrupted, or not started. */
    NOT_RUN,
    /** A failure of the tool, such as an exceeded limit. */
    STOPPED,
    /** The outcome is unknown. */
    UNKNOWN;

    /** Returns the word for tables and files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * The outcome in the run's record.
   *
   * @param state as in run.json: exited, stopped, unknown, running
   * @param exitCode of the test command; empty where it is not known
   */
  public record Recorded(String state, Optional<Integer> exitCode, String reason) {
    private boolean exitedWith(int code) {
      return state.equals("exited") && exitCode.equals(Optional.of(code));
    }
  }

  public static CellEnd notRun(String why) {
    return new CellEnd(State.NOT_RUN, FailureKind.INTERRUPTED.exitCode(), why);
  }

  /** The outcome without a process of the cell, or when something outside of it failed. */
  public static CellEnd stopped(FailureKind kind, String why) {
    return of(kind.exitCode(), Optional.of(new Recorded("", Optional.empty(), why)));
  }

  /**
   * Combines the exit code of the cell's process with the record that it left. Only both together
   * are a success.
   */
  public static CellEnd of(int exitCode, Optional<Recorded> record) {
    String reason = record.map(Recorded::reason).orElse("");
    if (record.filter(found -> found.exitedWith(exitCode)).isPresent()) {
      return new CellEnd(exitCode == 0 ? State.PASSED : State.FAILED, exitCode, reason);
    }
    if (exitCode == 0) {
      return unknown("it ended with 0, but no record says that its tests did");
    }
    if (exitCode == FailureKind.OUTCOME_UNKNOWN.exitCode()) {
      return unknown(reason);
    }
    if (exitCode == FailureKind.INTERRUPTED.exitCode()) {
      return notRun("interrupted");
    }
    if (exitCode >= FIRST_OF_THE_TOOL && exitCode <= LAST_OF_THE_TOOL) {
      return new CellEnd(State.STOPPED, exitCode, reason);
    }
    if (exitCode > FIRST_OF_SIGNALS) {
      return unknown("its process was ended by signal " + (exitCode - FIRST_OF_SIGNALS));
    }
    return new CellEnd(State.FAILED, exitCode, reason.isEmpty() ? "before its tests" : reason);
  }

  public static CellEnd unknown(String why) {
    return new CellEnd(State.UNKNOWN, FailureKind.OUTCOME_UNKNOWN.exitCode(), why);
  }

  /** Tells whether the code is that of the tests, so that their usage predicts the next run's. */
  boolean isOfTheTests() {
    return state == State.PASSED || (state == State.FAILED && why.isEmpty());
  }
}
