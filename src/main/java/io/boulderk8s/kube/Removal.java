package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/**
 * Deletes objects of any kind, and waits until they are gone.
 *
 * @param limit of the wait for each
 */
public record Removal(KubernetesClient client, Duration limit) {
  /** Deletes all of them, then waits. */
  public void remove(Collection<? extends HasMetadata> objects) {
    objects.forEach(object -> client.resource(object).delete());
    objects.forEach(this::await);
  }

  /** Returns when an object that was read from the cluster is not there any more. */
  public void await(HasMetadata object) {
    client
        .resource(object)
        .waitUntilCondition(
            now -> now == null || !now.getMetadata().getUid().equals(object.getMetadata().getUid()),
            limit.toSeconds(),
            TimeUnit.SECONDS);
  }
}
