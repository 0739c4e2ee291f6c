package io.boulderk8s.run;

import java.util.Optional;

/**
 * What was seen of the end of a run.
 *
 * @param supervisor the record of the first witness, with every byte of output read
 * @param container the exit code of the container, the second witness
 * @param reason why a witness is missing
 * @param over whether nothing of the run goes on; false where it is only out of reach
 */
record Ending(
    Optional<RunStatus> supervisor, Optional<Integer> container, String reason, boolean over) {
  /** The command ended, and the supervisor waits to be released. */
  static Ending recorded(RunStatus status) {
    return new Ending(Optional.of(status), Optional.empty(), "", true);
  }

  /** There will be no record. */
  static Ending unseen(String reason) {
    return new Ending(Optional.empty(), Optional.empty(), reason, true);
  }

  static Ending outOfReach(String reason) {
    return new Ending(Optional.empty(), Optional.empty(), reason, false);
  }

  Ending confirmedBy(int code) {
    return new Ending(supervisor, Optional.of(code), "", true);
  }

  Ending unconfirmed(String why) {
    return new Ending(supervisor, Optional.empty(), why, true);
  }
}
