package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.manifest.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;

/**
 * Deletes what would replace deleted pods, in this order: nobody is left then who makes the next
 * one. The pods themselves are ended by whoever calls this.
 */
record Controllers(KubernetesClient client, String namespace) {
  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(Deployment.class, StatefulSet.class, ReplicaSet.class, Job.class);

  /** Deletes all of the namespace. */
  void remove() {
    remove(Map.of());
  }

  /** Deletes ours. */
  void removeOurs() {
    remove(Labels.OURS);
  }

  private void remove(Map<String, String> labels) {
    KINDS.forEach(
        kind ->
            Parallel.forEach(
                List.copyOf(
                    client
                        .resources(kind)
                        .inNamespace(namespace)
                        .withLabels(labels)
                        .list()
                        .getItems()),
                object -> client.resource(object).delete()));
  }
}
