package io.boulderk8s.app;

import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Says what the user wants of one `test`.
 *
 * @param arguments for test.sh
 * @param view where the nodes see the checkout, if it is not the one of this machine
 * @param ifBusy what to do when a run goes on in the stack
 * @param following what happens once the run has started
 * @param artifacts where the user wants to have what is left of it
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
  /** When a run goes on in the stack. */
  public enum IfBusy {
    REFUSE,
    WAIT
  }

  /**
   * How a run is followed.
   *
   * @param detached not at all
   * @param keepPod the pod stays when all is over
   * @param keepGoing a dependency that ends does not end the run
   */
  public record Following(boolean detached, boolean keepPod, boolean keepGoing) {}

  boolean waits() {
    return ifBusy == IfBusy.WAIT;
  }

  FollowOptions follow(RunOutput output) {
    return new FollowOptions(output, artifacts, following.keepPod(), following.keepGoing(), true);
  }
}
