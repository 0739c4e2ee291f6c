package io.boulderk8s.concurrent;

import java.time.Duration;

/** The reason for a cancellation: it decides the message and the exit code. */
public sealed interface Reason {
  /** Returns half a sentence, as "interrupted by SIGINT". */
  String text();

  /**
   * A signal of the user.
   *
   * @param name INT, TERM or HUP
   */
  record Signal(String name) implements Reason {
    @Override
    public String text() {
      return "interrupted by SIG" + name;
    }
  }

  /**
   * A phase exceeded its limit.
   *
   * @param option the option that sets the limit
   */
  record TimeLimit(String phase, Duration limit, String option) implements Reason {
    @Override
    public String text() {
      return "phase %s took longer than %d ms (%s)".formatted(phase, limit.toMillis(), option);
    }
  }

  /** The enclosing work has ended, so the result has no use. */
  record NoLongerNeeded(String why) implements Reason {
    @Override
    public String text() {
      return "not needed any more: " + why;
    }
  }

  /** Code outside boulder-k8s interrupted the thread. */
  record Interrupted() implements Reason {
    @Override
    public String text() {
      return "interrupted";
    }
  }
}
