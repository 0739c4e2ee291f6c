package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.List;

/** Tells whether an applied object is ready, may become so, or cannot. */
public sealed interface Readiness {
  /** It does what it is for. */
  record Ready() implements Readiness {}

  /**
   * It may become ready.
   *
   * @param what the missing condition
   */
  record Coming(String what) implements Readiness {}

  /** It will not become ready by itself. */
  record Failed(String why) implements Readiness {}

  /**
   * Reads the status of an object: a Job is ready when it has completed, a pod when its container
   * runs, and an object without a status as soon as it exists.
   */
  static Readiness of(HasMetadata object) {
    return switch (object) {
      case Pod pod -> of(PodStates.of(pod));
      case Deployment deployment -> RolloutStatus.of(deployment);
      case StatefulSet set -> RolloutStatus.of(set);
      case DaemonSet set -> RolloutStatus.of(set);
      case Job job -> of(job);
      default -> new Ready();
    };
  }

  private static Readiness of(PodState state) {
    return switch (state) {
      case PodState.Running _ -> new Ready();
      case PodState.Coming(String what) -> new Coming(what);
      case PodState.Impossible(String reason) -> new Failed(reason);
      case PodState.Ended(int code, String reason) ->
          new Failed("it ended with exit code " + code + " " + reason);
    };
  }

  private static Readiness of(Job job) {
    List<JobCondition> conditions =
        job.getStatus() == null || job.getStatus().getConditions() == null
            ? List.of()
            : job.getStatus().getConditions();
    for (JobCondition condition : conditions) {
      boolean holds = "True".equals(condition.getStatus());
      if (holds && "Complete".equals(condition.getType())) {
        return new Ready();
      }
      if (holds && "Failed".equals(condition.getType())) {
        return new Failed(condition.getReason() + ": " + condition.getMessage());
      }
    }
    return new Coming("it has not completed yet");
  }
}
