package io.boulderk8s.concurrent;

import java.time.Duration;

/** Why work is cancelled: it decides what the user is told, and the exit code. */
public sealed interface Reason {
  /** Half a sentence, as "interrupted by SIGINT". */
  String text();

  /**
   * The user's word.
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
   * A phase takes longer than it may.
   *
   * @param option sets another limit
   */
  record TimeLimit(String phase, Duration limit, String option) implements Reason {
    @Override
    public String text() {
      return "phase %s took longer than %d ms (%s)".formatted(phase, limit.toMillis(), option);
    }
  }

  /** Whoever began it has what it wants, or will not get it. */
  record NoLongerNeeded(String why) implements Reason {
    @Override
    public String text() {
      return "not needed any more: " + why;
    }
  }

  /** The thread was interrupted by something that is not ours. */
  record Interrupted() implements Reason {
    @Override
    public String text() {
      return "interrupted";
    }
  }
}
