package io.boulderk8s.cli;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.KubernetesClients;
import io.boulderk8s.deploy.PodBoard;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/**
 * Uses the Kubernetes client as `up` and `test` do, without a cluster: for the AOT cache, which
 * then has its classes. Nobody listens at the address.
 */
public final class Rehearsal {
  private static final String NOBODY =
      """
      apiVersion: v1
      kind: Config
      clusters: [{name: nobody, cluster: {server: "http://127.0.0.1:1"}}]
      contexts: [{name: nobody, context: {cluster: nobody, user: nobody}}]
      users: [{name: nobody, user: {token: none}}]
      current-context: nobody
      """;

  private Rehearsal() {}

  public static void run() {
    ClusterHandle cluster = new ClusterHandle("kind", "nobody", NOBODY, List.of(), "");
    try (KubernetesClient client = KubernetesClients.streams(cluster)) {
      attempt(() -> client.pods().inNamespace("nowhere").withName("nobody").get());
      attempt(
          () ->
              client
                  .resource(
                      new NamespaceBuilder().withNewMetadata().withName("x").endMetadata().build())
                  .fieldManager("boulder-k8s")
                  .serverSideApply());
      attempt(() -> PodBoard.open(client, "nowhere").close());
    }
  }

  private static void attempt(Runnable call) {
    try {
      call.run();
    } catch (KubernetesClientException _) {
      // as expected: nobody is there
    }
  }
}
