package io.boulderk8s.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run is followed.
 *
 * @param output where the user wants it
 * @param artifacts a folder of the user's for a copy of the record
 * @param keepPod the pod stays when all is over
 * @param keepGoing a dependency that ends does not end the run
 * @param forwardSignals SIGINT and SIGTERM go to the tests; else they end the following only
 */
public record FollowOptions(
    RunOutput output,
    Optional<Path> artifacts,
    boolean keepPod,
    boolean keepGoing,
    boolean forwardSignals) {
  /** As a run that nobody said anything special about. */
  public static FollowOptions plain(RunOutput output) {
    return new FollowOptions(output, Optional.empty(), false, false, true);
  }
}
