package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.Harness;
import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.plan.Plan;
import java.util.List;
import java.util.Optional;

/**
 * What `up` is to do.
 *
 * @param harness what the checkout calls things
 * @param published ports of the runner that its runs open on their node
 * @param moved where the nodes see the checkout, if it is a view of it
 * @param loaded whether the images are known to be on the nodes
 * @param kept whether a setup that would change nothing is left out
 */
record Target(
    Checkout checkout,
    Harness harness,
    Plan standard,
    Plan wanted,
    String namespace,
    List<PortMapping> published,
    boolean ephemeral,
    boolean preserve,
    Optional<StackSite.Moved> moved,
    boolean loaded,
    boolean kept) {
  /** Whether dependencies that run are ended, and what they wrote with them. */
  boolean renewed() {
    return kept && !preserve;
  }

  boolean hasVolumes() {
    return !standard.volumes().isEmpty() || !wanted.volumes().isEmpty();
  }
}
