package io.boulderk8s.run;

import java.util.Optional;

/**
 * Another process of this machine that reads the same run, and has its record: the supervisor is
 * released, and the pod removed, by that one, for it may not have read everything yet.
 */
record OtherReader(RunRecords records, String run) {
  /** Whether it still does. */
  boolean reads() {
    return records.isFollowed(run);
  }

  /** How the command ended, once the other one has recorded it: the pod may be gone by then. */
  Optional<Integer> recordedCode() {
    return records.find(run).filter(RunRecord::isOver).map(RunRecord::exitCode);
  }
}
