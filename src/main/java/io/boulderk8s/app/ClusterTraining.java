package io.boulderk8s.app;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.kube.KubernetesClients;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.manifest.VolumeCleanup;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.PrintStream;
import java.util.List;

/**
 * Exercises the Kubernetes client as `up` and `test` do, at an address without a server: a release
 * is built without a cluster, and loading classes needs none.
 */
public final class ClusterTraining {
  private static final ClusterHandle NOBODY =
      new ClusterHandle(
          "training",
          "training",
          """
          apiVersion: v1
          kind: Config
          current-context: training
          clusters: [{name: training, cluster: {server: 'https://127.0.0.1:1', insecure-skip-tls-verify: true}}]
          users: [{name: training, user: {token: none}}]
          contexts: [{name: training, context: {cluster: training, user: training}}]
          """,
          List.of(),
          "");

  private static final List<Class<? extends HasMetadata>> KINDS =
      List.of(
          Pod.class,
          Namespace.class,
          NetworkPolicy.class,
          ServiceAccount.class,
          Role.class,
          RoleBinding.class,
          ConfigMap.class,
          Event.class,
          Node.class);

  private static final Pod POD = VolumeCleanup.pod("training", "training", "training");

  private ClusterTraining() {}

  /** Returns when all calls were refused, within a second or two. */
  public static void run(PrintStream said) {
    try (KubernetesClient calls = KubernetesClients.calls(NOBODY.kubeconfig());
        KubernetesClient streams = KubernetesClients.streams(NOBODY.kubeconfig())) {
      KubernetesSerialization json = calls.getKubernetesSerialization();
      KINDS.forEach(kind -> json.unmarshal("{\"metadata\": {\"name\": \"training\"}}", kind));
      json.unmarshal("{\"metadata\": {}, \"items\": [" + json.asJson(POD) + "]}", PodList.class);
      unanswered(said, () -> streams.resource(POD).create());
      unanswered(said, () -> streams.pods().inNamespace("training").list());
      unanswered(said, () -> streams.resource(POD).delete());
      unanswered(said, () -> PodWatch.open(streams, "training", Labels.STACK).close());
      unanswered(said, () -> streams.pods().resource(POD).writingOutput(said).exec("true").close());
    }
  }

  private static void unanswered(PrintStream said, Runnable question) {
    try {
      question.run();
    } catch (RuntimeException nobody) {
      said.println("as it should be: " + nobody);
    }
  }
}
