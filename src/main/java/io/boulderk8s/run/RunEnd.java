package io.boulderk8s.run;

import java.util.Optional;

/**
 * Records how a run ended, as far as the two witnesses say.
 *
 * @param supervisor the supervisor's record, with every byte of output read
 * @param container the container's exit code
 * @param reason why a witness is missing
 * @param over whether nothing of the run goes on; false where it is only out of reach
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
