package io.boulderk8s.app;

import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.manifest.StackSite;
import java.util.Optional;

/**
 * Says which stack's objects are shown, and where they would be put; no cluster is needed.
 *
 * @param hostRoot where the nodes see this machine's files
 * @param view where they see the checkout, if not below it
 */
public record ShownStack(StackChoice stack, String hostRoot, Optional<CheckoutView> view) {
  /** As in kind nodes. */
  public static final String HOST_ROOT = KindConfig.HOST_ROOT;

  StackSource source() {
    return stack.source();
  }

  StackSite site(Rendering rendering) {
    return new StackSite(
        stack.name().namespace(rendering.plan()),
        AgentImage.reference(),
        hostRoot,
        view.map(at -> at.of(stack.source().checkout())));
  }
}
