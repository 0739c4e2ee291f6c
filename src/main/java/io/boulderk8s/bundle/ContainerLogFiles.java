package io.boulderk8s.bundle;

import io.boulderk8s.concurrent.Parallel;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.TimeTailPrettyLoggable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the logs of every container of pods, the current and the previous ones, all at the same
 * time.
 */
final class ContainerLogFiles {
  private final KubernetesClient client;
  private final BundleFolder folder;

  ContainerLogFiles(KubernetesClient client, BundleFolder folder) {
    this.client = client;
    this.folder = folder;
  }

  void write(List<Pod> pods) {
    Parallel.forEach(
        pods.stream()
            .flatMap(pod -> containers(pod).map(container -> new Log(pod, container.getName())))
            .toList(),
        log -> write(log.pod(), log.container()));
  }

  private record Log(Pod pod, String container) {}

  private static Stream<Container> containers(Pod pod) {
    return Stream.concat(
        pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream());
  }

  private void write(Pod pod, String container) {
    boolean main = pod.getSpec().getContainers().getFirst().getName().equals(container);
    String name = pod.getMetadata().getName() + (main ? "" : "." + container);
    ContainerResource logs =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .inContainer(container);
    copy(logs.usingTimestamps(), name + ".log");
    if (restarted(pod, container)) {
      copy(logs.usingTimestamps().terminated(), name + ".previous.log");
    }
  }

  private static boolean restarted(Pod pod, String container) {
    return pod.getStatus() != null
        && Stream.concat(
                pod.getStatus().getInitContainerStatuses().stream(),
                pod.getStatus().getContainerStatuses().stream())
            .filter(status -> status.getName().equals(container))
            .map(ContainerStatus::getRestartCount)
            .anyMatch(count -> count != null && count > 0);
  }

  private void copy(TimeTailPrettyLoggable log, String file) {
    try (OutputStream out = folder.open(Layout.LOGS + "/" + file)) {
      try (InputStream in = log.getLogInputStream()) {
        in.transferTo(out);
      } catch (KubernetesClientException | IOException e) {
        out.write(
            ("(the rest of this log is missing: " + e.getMessage() + ")\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
