package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.AtOnce;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The namespace of a stack and what has to be in it before the first pod. */
public final class StackNamespace {
  private static final String FIELD_MANAGER = "boulder-k8s";
  private static final Duration ROOT_CERTIFICATE_LIMIT = Duration.ofSeconds(60);
  private static final Duration DELETION_LIMIT = Duration.ofMinutes(3);

  private final KubernetesClient client;

  public StackNamespace(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Makes the namespace this checkout's.
   *
   * @throws BoulderK8sException BUSY when it belongs to another checkout
   */
  public void claim(Namespace wanted, Path checkout, List<HasMetadata> foundation) {
    String name = wanted.getMetadata().getName();
    Namespace there = client.namespaces().withName(name).get();
    if (there != null) {
      checkOwner(there, checkout);
    }
    wanted.getMetadata().setAnnotations(Map.of(Labels.CHECKOUT, checkout.toString()));
    apply(wanted);
    AtOnce.forEach(foundation, this::apply);
    // the agents mount it; a controller writes it into each new namespace, and a pod that comes
    // first waits long
    client
        .configMaps()
        .inNamespace(name)
        .withName("kube-root-ca.crt")
        .waitUntilCondition(Objects::nonNull, ROOT_CERTIFICATE_LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private void apply(HasMetadata object) {
    client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  private static void checkOwner(Namespace there, Path checkout) {
    Map<String, String> annotations =
        Objects.requireNonNullElse(there.getMetadata().getAnnotations(), Map.of());
    String owner = annotations.get(Labels.CHECKOUT);
    if (there.getMetadata().getDeletionTimestamp() != null) {
      return;
    }
    if (!checkout.toString().equals(owner)) {
      throw BoulderK8sException.of(
          FailureKind.BUSY,
          "namespace " + there.getMetadata().getName(),
          owner == null ? "it was not made by boulder-k8s" : "it belongs to the checkout " + owner,
          "give this checkout's stack a name of its own with --stack NAME, or take the other one down");
    }
  }

  /** Deletes the namespace with all that is in it and waits until it is gone. */
  public void delete(String name) {
    Duration limit = deletionLimit(name);
    client.namespaces().withName(name).delete();
    awaitDeletion(name, limit);
  }

  private void awaitDeletion(String name, Duration limit) {
    client
        .namespaces()
        .withName(name)
        .waitUntilCondition(Objects::isNull, limit.toSeconds(), TimeUnit.SECONDS);
  }

  /** The pods in it have their own time to end. */
  private Duration deletionLimit(String name) {
    return client.pods().inNamespace(name).list().getItems().stream()
        .map(PodLifecycle::deletionLimit)
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO)
        .plus(DELETION_LIMIT);
  }

  /** Waits for the end of a deletion that is under way. */
  public void awaitDeletion(String name) {
    Namespace there = client.namespaces().withName(name).get();
    if (there != null && there.getMetadata().getDeletionTimestamp() != null) {
      awaitDeletion(name, deletionLimit(name));
    }
  }
}
