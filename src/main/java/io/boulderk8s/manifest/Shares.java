package io.boulderk8s.manifest;

import io.boulderk8s.compose.ResourceLimits;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/** Computes what a container reserves of its node and how much it may use. */
final class Shares {
  /**
   * A pod that requests nothing gets next to nothing when the node is busy. Docker gives all
   * containers the same weight: so each requests the same, and little, for many stacks to fit on
   * one node.
   */
  private static final long EQUAL_SHARE = 10;

  private static final Quantity NOTHING = new Quantity("0");

  private Shares() {}

  static ResourceRequirements of(ResourceLimits limits) {
    ResourceRequirementsBuilder shares = new ResourceRequirementsBuilder();
    long share = Math.min(EQUAL_SHARE, limits.milliCpus().orElse(EQUAL_SHARE));
    shares.addToRequests("cpu", milli(share));
    limits.milliCpus().ifPresent(cpus -> shares.addToLimits("cpu", milli(cpus)));
    limits
        .memory()
        .ifPresent(
            bytes ->
                // Kubernetes would take a limit alone for a request, too
                shares.addToLimits("memory", bytes(bytes)).addToRequests("memory", NOTHING));
    limits.reservedMemory().ifPresent(bytes -> shares.addToRequests("memory", bytes(bytes)));
    return shares.build();
  }

  private static Quantity milli(long thousandths) {
    return new Quantity(thousandths + "m");
  }

  private static Quantity bytes(long bytes) {
    return new Quantity(String.valueOf(bytes));
  }
}
