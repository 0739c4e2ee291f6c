package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how far a rollout is, as `kubectl rollout status` does: what the revision before has ready
 * does not count, nor does a status that is older than the object.
 */
final class RolloutStatus {
  private RolloutStatus() {}

  static Readiness of(Deployment deployment) {
    @Nullable DeploymentStatus status = deployment.getStatus();
    if (status == null || isStale(deployment, status.getObservedGeneration())) {
      return unseen();
    }
    Optional<DeploymentCondition> stuck =
        Objects.requireNonNullElse(status.getConditions(), List.<DeploymentCondition>of()).stream()
            .filter(condition -> "ProgressDeadlineExceeded".equals(condition.getReason()))
            .findFirst();
    if (stuck.isPresent()) {
      return new Readiness.Failed(String.valueOf(stuck.get().getMessage()));
    }
    int wanted = Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
    int updated = number(status.getUpdatedReplicas());
    if (updated < wanted) {
      return coming(updated, wanted, "replicas are of this revision");
    }
    return number(status.getReplicas()) > updated
        ? new Readiness.Coming("replicas of an earlier revision have not ended yet")
        : ready(number(status.getAvailableReplicas()), wanted, "replicas are available");
  }

  static Readiness of(StatefulSet set) {
    @Nullable StatefulSetStatus status = set.getStatus();
    if (status == null || isStale(set, status.getObservedGeneration())) {
      return unseen();
    }
    int wanted = Objects.requireNonNullElse(set.getSpec().getReplicas(), 1);
    return Objects.equals(status.getCurrentRevision(), status.getUpdateRevision())
        ? ready(number(status.getReadyReplicas()), wanted, "replicas are ready")
        : coming(number(status.getUpdatedReplicas()), wanted, "replicas are of this revision");
  }

  static Readiness of(DaemonSet set) {
    @Nullable DaemonSetStatus status = set.getStatus();
    if (status == null || isStale(set, status.getObservedGeneration())) {
      return unseen();
    }
    int wanted = number(status.getDesiredNumberScheduled());
    int updated = number(status.getUpdatedNumberScheduled());
    return updated < wanted
        ? coming(updated, wanted, "pods are of this revision")
        : ready(number(status.getNumberAvailable()), wanted, "pods are available");
  }

  /** Tells whether the controller has not seen the current object. */
  private static boolean isStale(HasMetadata object, @Nullable Long observed) {
    @Nullable ObjectMeta metadata = object.getMetadata();
    @Nullable Long generation = metadata == null ? null : metadata.getGeneration();
    return generation != null && (observed == null || observed < generation);
  }

  private static Readiness unseen() {
    return new Readiness.Coming("its controller has not seen it yet");
  }

  private static Readiness ready(int there, int wanted, String what) {
    return there < wanted ? coming(there, wanted, what) : new Readiness.Ready();
  }

  private static Readiness coming(int there, int wanted, String what) {
    return new Readiness.Coming("%d of %d %s".formatted(there, wanted, what));
  }

  private static int number(@Nullable Integer count) {
    return Objects.requireNonNullElse(count, 0);
  }
}
