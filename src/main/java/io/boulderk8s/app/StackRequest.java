package io.boulderk8s.app;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * Describes the stack that a use case works on.
 *
 * @param harness the names that the checkout uses
 * @param published ports of the runner that its runs publish on their node
 * @param split the services beside the runner, if there are any
 * @param moved where the nodes see the checkout, if it is a view
 */
record StackRequest(
    Checkout checkout,
    Harness harness,
    Plan standard,
    Plan wanted,
    String namespace,
    List<PortMapping> published,
    Optional<SplitStack> split,
    Optional<StackSite.Moved> moved,
    Preparation preparation) {
  /**
   * Returns the objects of one of its plans, for nodes that see the host's files below a folder.
   */
  Manifests manifests(Plan plan, String hostRoot) {
    StackSite site = new StackSite(namespace, AgentImage.reference(), hostRoot, moved);
    return new Manifests(plan, site).publishing(published);
  }

  boolean hasVolumes() {
    return !standard.volumes().isEmpty()
        || !wanted.volumes().isEmpty()
        || split.filter(stack -> stack.plan().hasData()).isPresent();
  }

  List<Plan> plans() {
    return List.of(standard, wanted);
  }
}
