package io.boulderk8s.deploy;

import io.boulderk8s.kube.Removal;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;

/** The volumes that the cluster provided for a stack's claims: they go after their namespace. */
record ProvidedVolumes(KubernetesClient api, List<PersistentVolume> volumes) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Finds them. Who may not see volumes has none to wait for. */
  static ProvidedVolumes of(String namespace, KubernetesClient api) {
    try {
      return new ProvidedVolumes(
          api,
          api.persistentVolumes().list().getItems().stream()
              .filter(it -> it.getSpec().getClaimRef() != null)
              .filter(it -> namespace.equals(it.getSpec().getClaimRef().getNamespace()))
              .toList());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        return new ProvidedVolumes(api, List.of());
      }
      throw e;
    }
  }

  /** Returns when those are gone that the cluster removes; reports all others. */
  void awaitRemoval(Reporter reporter) {
    for (PersistentVolume volume : volumes) {
      if (!"Delete".equals(volume.getSpec().getPersistentVolumeReclaimPolicy())) {
        tell(reporter, volume, "its reclaim policy keeps it");
        continue;
      }
      try {
        new Removal(api, LIMIT).await(volume);
      } catch (KubernetesClientTimeoutException e) {
        tell(reporter, volume, "its provisioner has not removed it yet");
      }
    }
  }

  private static void tell(Reporter reporter, PersistentVolume volume, String why) {
    reporter.notice(
        "volume %s of claim %s is left: %s"
            .formatted(
                volume.getMetadata().getName(), volume.getSpec().getClaimRef().getName(), why));
  }
}
