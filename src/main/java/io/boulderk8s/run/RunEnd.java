package io.boulderk8s.run;

import java.util.Optional;

/**
 * The end of a run, as reported by the two witnesses.
 *
 * @param supervisor the supervisor's record, after every byte of output was read
 * @param container the container's exit code
 * @param reason why a witness is missing
 * @param over whether the run has ended; false where it is only out of reach
 */
record RunEnd(
    Optional<RunStatus> supervisor, Optional<Integer> container, String reason, boolean over) {
  /** The command ended, and the supervisor waits to be released. */
  static RunEnd recorded(RunStatus status) {
    return new RunEnd(Optional.of(status), Optional.empty(), "", true);
  }

  /** There will be no record. */
  static RunEnd unseen(String reason) {
    return new RunEnd(Optional.empty(), Optional.empty(), reason, true);
  }

  static RunEnd outOfReach(String reason) {
    return new RunEnd(Optional.empty(), Optional.empty(), reason, false);
  }

  RunEnd confirmedBy(int code) {
    return new RunEnd(supervisor, Optional.of(code), "", true);
  }

  RunEnd unconfirmed(String why) {
    return new RunEnd(supervisor, Optional.empty(), why, true);
  }
}
