package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.Removal;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The claims that hold a stack's data. All of them belong to one generation: rows of a database
 * name certificates, and what is in the object store.
 */
record DataClaims(KubernetesClient api, String namespace) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  /**
   * Marks claims among these objects.
   *
   * @param generation what the data that is made now belongs to
   */
  static void mark(List<HasMetadata> objects, String generation) {
    objects.stream()
        .filter(PersistentVolumeClaim.class::isInstance)
        .forEach(claim -> annotations(claim).put(Labels.GENERATION, generation));
  }

  private static Map<String, String> annotations(HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    if (metadata.getAnnotations() == null) {
      metadata.setAnnotations(new HashMap<>());
    }
    return metadata.getAnnotations();
  }

  /** Returns those whose data belongs to something else. */
  List<String> stale(String generation) {
    return ours().stream()
        .filter(claim -> !generation.equals(annotations(claim).get(Labels.GENERATION)))
        .map(claim -> claim.getMetadata().getName())
        .sorted()
        .toList();
  }

  private List<PersistentVolumeClaim> ours() {
    return api.persistentVolumeClaims()
        .inNamespace(namespace)
        .withLabels(Labels.OURS)
        .list()
        .getItems();
  }

  /** Removes all of them; returns when they are gone. No pod of ours uses them any more. */
  void remove() {
    remove(LIMIT);
  }

  void remove(Duration limit) {
    try {
      new Removal(api, limit).remove(ours());
    } catch (KubernetesClientTimeoutException e) {
      String left =
          String.join(", ", ours().stream().map(it -> it.getMetadata().getName()).toList());
      throw BoulderK8sException.of(
          FailureKind.TIMEOUT,
          "namespace " + namespace,
          "claims are still there after %d s, so another pod uses them: %s"
              .formatted(limit.toSeconds(), left),
          "kubectl describe persistentvolumeclaims -n " + namespace + " says which");
    }
  }

  /**
   * Refuses a cluster that has no room for them: their pods would wait for ever.
   *
   * @throws BoulderK8sException UNAVAILABLE
   */
  void refuseWithoutStorage() {
    if (ours().isEmpty() && !isProvided()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "namespace " + namespace,
          "the cluster has no default StorageClass, so nothing can keep the databases' data",
          "mark one: kubectl annotate storageclass NAME " + DEFAULT_CLASS + "=true");
    }
  }

  private boolean isProvided() {
    try {
      return api.storage().v1().storageClasses().list().getItems().stream()
          .anyMatch(it -> "true".equals(annotations(it).get(DEFAULT_CLASS)));
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
        // who may not look reads it in the events of pods that wait
        return true;
      }
      throw e;
    }
  }
}
