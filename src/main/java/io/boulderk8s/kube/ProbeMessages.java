package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Reads what the kubelet told of failed probes. */
public record ProbeMessages(KubernetesClient client) {
  /** Returns the last message about a pod; empty where there is none, or events are forbidden. */
  public Optional<String> last(Pod pod) {
    try {
      return client
          .v1()
          .events()
          .inNamespace(pod.getMetadata().getNamespace())
          .withField("involvedObject.uid", pod.getMetadata().getUid())
          .list()
          .getItems()
          .stream()
          .filter(event -> "Unhealthy".equals(event.getReason()))
          .max(Comparator.comparing(ProbeMessages::time))
          .map(Event::getMessage);
    } catch (KubernetesClientException e) {
      return Optional.empty();
    }
  }

  private static String time(Event event) {
    return Objects.requireNonNullElse(event.getLastTimestamp(), "");
  }
}
