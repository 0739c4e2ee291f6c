package io.boulderk8s.testkit;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Writes the statuses of pods in place of a kubelet. */
public final class Statuses {
  private static final long CREATION_SECONDS = 60;

  private final KubernetesClient client;
  private final String namespace;

  public Statuses(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  public void running(String pod, boolean ready) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewRunning()
            .withStartedAt("2026-01-01T00:00:00Z")
            .endRunning()
            .build();
    write(pod, "Running", state, ready);
  }

  public void ended(String pod, int exitCode) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withReason(exitCode == 0 ? "Completed" : "Error")
            .endTerminated()
            .build();
    write(pod, exitCode == 0 ? "Succeeded" : "Failed", state, false);
  }

  public void waiting(String pod, String reason, String message) {
    ContainerState state =
        new ContainerStateBuilder()
            .withNewWaiting()
            .withReason(reason)
            .withMessage(message)
            .endWaiting()
            .build();
    write(pod, "Pending", state, false);
  }

  /** Waits for the pod, which the code under test creates in its own time. */
  private void write(String pod, String phase, ContainerState state, boolean ready) {
    var resource = client.pods().inNamespace(namespace).withName(pod);
    Pod created = resource.waitUntilCondition(Objects::nonNull, CREATION_SECONDS, TimeUnit.SECONDS);
    PodStatus status =
        new PodStatusBuilder()
            .withPhase(phase)
            .withContainerStatuses(status(created, state, ready))
            .build();
    resource.editStatus(
        there -> {
          there.setStatus(status);
          return there;
        });
  }

  private static ContainerStatus status(Pod pod, ContainerState state, boolean ready) {
    var main = pod.getSpec().getContainers().getFirst();
    return new ContainerStatusBuilder()
        .withName(main.getName())
        .withImage(main.getImage())
        .withImageID("")
        .withRestartCount(0)
        .withReady(ready)
        .withState(state)
        .build();
  }
}
