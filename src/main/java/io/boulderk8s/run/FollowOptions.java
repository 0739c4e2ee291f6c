package io.boulderk8s.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Says how to follow a run.
 *
 * @param output the user's streams
 * @param artifacts a folder of the user's for a copy of the record
 * @param keepPod whether the pod stays at the end
 * @param keepGoing whether the run continues when a dependency ends
 * @param forwardSignals whether SIGINT and SIGTERM go to the tests; otherwise they end only the
 *     following
 */
public record FollowOptions(
    RunOutput output,
    Optional<Path> artifacts,
    boolean keepPod,
    boolean keepGoing,
    boolean forwardSignals) {
  /** The options of a run without special requests. */
  public static FollowOptions plain(RunOutput output) {
    return new FollowOptions(output, Optional.empty(), false, false, true);
  }
}
