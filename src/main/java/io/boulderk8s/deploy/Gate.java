package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;

/** A `depends_on` condition to wait for: it opens, or says why it never will. */
final class Gate {
  private final Workload workload;
  private final Dependency.Condition condition;

  Gate(Workload workload, Dependency.Condition condition) {
    this.workload = workload;
    this.condition = condition;
  }

  String what() {
    return switch (condition) {
      case SERVICE_STARTED -> "the start of " + workload.service();
      case SERVICE_HEALTHY -> "a green health check of " + workload.service();
      case SERVICE_COMPLETED_SUCCESSFULLY -> "the end of " + workload.service();
    };
  }

  /** Returns a value when the condition holds; throws when it cannot hold any more. */
  Optional<Boolean> answer(Optional<Pod> pod) {
    return pod.map(PodStates::of).flatMap(this::answer);
  }

  private Optional<Boolean> answer(PodState state) {
    return switch (state) {
      case PodState.Coming _ -> Optional.empty();
      case PodState.Running(boolean healthy) -> running(healthy);
      case PodState.Ended(int code, String reason) -> ended(code, reason);
      case PodState.Impossible(String reason) -> throw failed("cannot run: " + reason);
    };
  }

  private Optional<Boolean> running(boolean healthy) {
    return switch (condition) {
      case SERVICE_STARTED -> Optional.of(true);
      case SERVICE_HEALTHY -> healthy ? Optional.of(true) : Optional.empty();
      case SERVICE_COMPLETED_SUCCESSFULLY -> Optional.empty();
    };
  }

  private Optional<Boolean> ended(int code, String reason) {
    return switch (condition) {
      case SERVICE_STARTED -> Optional.of(true);
      case SERVICE_HEALTHY ->
          throw failed("ended with exit code " + code + " before it was healthy (" + reason + ")");
      case SERVICE_COMPLETED_SUCCESSFULLY -> {
        if (code != 0) {
          throw failed("did not complete: exit code " + code + " (" + reason + ")");
        }
        yield Optional.of(true);
      }
    };
  }

  BoulderK8sException failed(String what) {
    return BoulderK8sException.of(
        FailureKind.DEPENDENCY,
        workload.source() + " service " + workload.service(),
        what,
        "its output: boulder-k8s logs " + workload.name());
  }
}
