package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The purpose of a pod: the values of {@link Labels#ROLE}. */
public enum PodRole {
  /** Executes the tests. */
  RUNNER,
  /** Prepares the checkout. */
  SETUP,
  /** Runs beside the tests. */
  DEPENDENCY,
  /** Is a service of Boulder. */
  SERVICE,
  /** Does on its node what root can. */
  NODE,
  /** Removes a stack's volumes from its node. */
  CLEANUP;

  static PodRole of(Workload.Role role) {
    return switch (role) {
      case RUNNER -> RUNNER;
      case SETUP -> SETUP;
      case DEPENDENCY -> DEPENDENCY;
      case SERVICE -> SERVICE;
    };
  }

  /** Returns the label's value. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the labels by which our objects of this role are found. */
  public Map<String, String> ours() {
    return Map.of(Labels.MANAGED_BY, Labels.TOOL, Labels.ROLE, label());
  }

  /** Tells whether an object has this role. */
  public boolean isOf(HasMetadata object) {
    Map<String, String> labels =
        Objects.requireNonNullElse(object.getMetadata().getLabels(), Map.of());
    return label().equals(labels.get(Labels.ROLE));
  }
}
