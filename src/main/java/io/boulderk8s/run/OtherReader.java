package io.boulderk8s.run;

import java.util.Optional;

/**
 * Another process of this machine that reads the same run, and has its record. That process
 * releases the supervisor and removes the pod, since it may not have read everything yet.
 */
record OtherReader(RunRecords records, String run) {
  /** Tells whether it still reads the run. */
  boolean reads() {
    return records.isFollowed(run);
  }

  /**
   * Returns how the command ended, once the other process has recorded it: the pod may be gone by
   * then.
   */
  Optional<Integer> recordedCode() {
    return records.find(run).filter(RunRecord::isOver).map(RunRecord::exitCode);
  }
}
