package io.boulderk8s.app;

import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says how the user wants one `test` to run.
 *
 * @param arguments for test.sh
 * @param view where the nodes see the checkout, if not as on this machine
 * @param ifBusy what to do when another run uses the stack
 * @param following what to do once the run has started
 * @param artifacts the user's folder for results
 * @param commandLine as the user gave it
 */
public record TestRequest(
    StackChoice stack,
    List<String> arguments,
    Optional<CheckoutView> view,
    ClusterRequest cluster,
    NodeFolders folders,
    Preparation preparation,
    PhaseLimits limits,
    IfBusy ifBusy,
    Following following,
    Optional<Path> artifacts,
    List<String> commandLine) {
  /** What to do when another run uses the stack. */
  public enum IfBusy {
    REFUSE,
    WAIT
  }

  /**
   * Says how to follow a run.
   *
   * @param detached whether to leave it to itself
   * @param keepPod whether the pod stays at the end
   * @param keepGoing whether the run continues when a dependency ends
   */
  public record Following(boolean detached, boolean keepPod, boolean keepGoing) {}

  boolean waits() {
    return ifBusy == IfBusy.WAIT;
  }

  FollowOptions follow(RunOutput output) {
    return new FollowOptions(output, artifacts, following.keepPod(), following.keepGoing(), true);
  }
}
