package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.Applier;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.Removal;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Manages the namespace of a stack and the objects that must exist before the first pod. */
public final class StackNamespace {
  static final String FIELD_MANAGER = "boulder-k8s";
  private static final int ATTEMPTS = 5;
  private static final String ANOTHER_NAME =
      "give this checkout's stack a name of its own with --stack NAME, or take the other one down";

  private static final Duration ROOT_CERTIFICATE_LIMIT = Duration.ofSeconds(60);
  private static final Duration DELETION_LIMIT = Duration.ofMinutes(3);

  private final KubernetesClient client;

  public StackNamespace(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Makes the namespace this owner's. Of two owners that do it at once one is refused.
   *
   * @throws BoulderK8sException BUSY when it belongs to another owner
   */
  public void claim(
      Namespace wanted, OwnerCheck owner, List<HasMetadata> foundation, Reporter reporter) {
    String name = wanted.getMetadata().getName();
    claim(wanted, owner, FIELD_MANAGER, reporter);
    new Applier(client, FIELD_MANAGER).applyAll(foundation);
    // the agents mount it; a controller writes it into each new namespace, and an earlier pod would
    // wait long
    client
        .configMaps()
        .inNamespace(name)
        .withName("kube-root-ca.crt")
        .waitUntilCondition(Objects::nonNull, ROOT_CERTIFICATE_LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /**
   * Checks the owner before anything in the namespace is touched.
   *
   * @throws BoulderK8sException BUSY when it is another owner's
   */
  public void refuseForeign(String name, OwnerCheck owner) {
    owner.orRefuse(name, client.namespaces().withName(name).get(), ANOTHER_NAME);
  }

  /** Does the same without objects in it. */
  public void claim(Namespace wanted, OwnerCheck owner, String manager, Reporter reporter) {
    Map<String, String> annotations =
        new HashMap<>(Objects.requireNonNullElse(wanted.getMetadata().getAnnotations(), Map.of()));
    annotations.putAll(owner.self().annotations());
    wanted.getMetadata().setAnnotations(annotations);
    for (int attempt = 1; !claimed(wanted, owner, manager, reporter); attempt++) {
      if (attempt == ATTEMPTS) {
        throw BoulderK8sException.of(
            FailureKind.BUSY,
            "namespace " + wanted.getMetadata().getName(),
            "other processes change it all the time",
            "try again");
      }
    }
  }

  /** Returns false when another process changed it between the read and the write. */
  private boolean claimed(Namespace wanted, OwnerCheck owner, String manager, Reporter reporter) {
    String name = wanted.getMetadata().getName();
    awaitDeletion(name);
    Namespace there = client.namespaces().withName(name).get();
    if (owner.orRefuse(name, there, ANOTHER_NAME) instanceof Ownership.Adoptable) {
      reporter.notice(
          "namespace " + name + " was made by an older version for this checkout: taking it over");
    }
    try {
      if (there == null) {
        client.resource(wanted).create();
        return true;
      }
      wanted.getMetadata().setResourceVersion(there.getMetadata().getResourceVersion());
      new Applier(client, manager).apply(wanted);
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw e;
    } finally {
      wanted.getMetadata().setResourceVersion(null);
    }
  }

  /** Deletes the namespace with everything in it and waits until it is gone. */
  public void delete(Namespace there) {
    String name = there.getMetadata().getName();
    Duration limit = deletionLimit(name);
    new Removal(client, limit).remove(List.of(there));
  }

  private void awaitDeletion(String name, Duration limit) {
    client
        .namespaces()
        .withName(name)
        .waitUntilCondition(Objects::isNull, limit.toSeconds(), TimeUnit.SECONDS);
  }

  /** The pods in it have their own time to end. */
  private Duration deletionLimit(String name) {
    List<Pod> pods = client.pods().inNamespace(name).list().getItems();
    return pods.stream()
        .map(pod -> PodLifecycle.deletionLimit(pod, pods.size()))
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
