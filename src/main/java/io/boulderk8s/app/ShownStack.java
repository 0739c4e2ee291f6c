package io.boulderk8s.app;

import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.staging.Patch;
import io.boulderk8s.staging.StagingPlan;
import java.util.List;
import java.util.Optional;

/**
 * Names a stack whose objects are only shown, and where they would run; needs no cluster.
 *
 * @param hostRoot where the nodes see this machine's files
 * @param view where the nodes see the checkout, if not below it
 */
public record ShownStack(StackChoice stack, String hostRoot, Optional<CheckoutView> view) {
  /** Makes one for kind nodes. */
  public static final String HOST_ROOT = KindConfig.HOST_ROOT;

  StackSource source() {
    return stack.source();
  }

  /** Tells whether services are split from the runner. */
  public boolean isSplit() {
    return stack.split().isPresent();
  }

  /** Returns all changes of the checkout's configuration in the pods of split services. */
  public List<Patch> patches() {
    return stack.services().map(StagingPlan::patches).orElse(List.of());
  }

  StackSite site(Rendering rendering) {
    return new StackSite(
        stack.name().namespace(rendering.plan()),
        AgentImage.reference(),
        hostRoot,
        view.map(at -> at.of(stack.source().checkout())));
  }
}
