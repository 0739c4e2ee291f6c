package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KubernetesClientsTest {
  private static final String KUBECONFIG =
      """
        apiVersion: v1
        kind: Config
        current-context: kind-c
        contexts: [{name: kind-c, context: {cluster: kind-c, user: kind-c}}]
        clusters: [{name: kind-c, cluster: {server: "https://127.0.0.1:40001"}}]
        users: [{name: kind-c, user: {token: ours}}]
        """;

  /** fabric8 reads these system properties exactly as it reads the environment. */
  @BeforeEach
  void an_environment_that_points_elsewhere() {
    System.setProperty("kubernetes.master", "https://elsewhere.example:443");
    System.setProperty("kubernetes.auth.token", "theirs");
    System.setProperty("https.proxy", "http://proxy.example:3128");
  }

  @AfterEach
  void clear() {
    List.of("kubernetes.master", "kubernetes.auth.token", "https.proxy")
        .forEach(System::clearProperty);
  }

  @Test
  void clients_know_the_kubeconfig_and_nothing_of_the_environment() {
    for (KubernetesClient client :
        List.of(KubernetesClients.calls(KUBECONFIG), KubernetesClients.streams(KUBECONFIG))) {
      try (client) {
        Config config = client.getConfiguration();
        assertThat(config.getMasterUrl()).isEqualTo("https://127.0.0.1:40001/");
        assertThat(config.getOauthToken()).isNull();
        assertThat(config.getAutoOAuthToken()).isEqualTo("ours");
        assertThat(config.getHttpsProxy()).isNull();
      }
    }
  }

  @Test
  void a_stream_is_never_tried_twice_but_kept_alive() {
    try (KubernetesClient client = KubernetesClients.streams(KUBECONFIG)) {
      assertThat(client.getConfiguration().getRequestRetryBackoffLimit()).isZero();
      assertThat(client.getConfiguration().getWebsocketPingInterval()).isEqualTo(10_000);
    }
    try (KubernetesClient client = KubernetesClients.calls(KUBECONFIG)) {
      assertThat(client.getConfiguration().getRequestRetryBackoffLimit()).isPositive();
    }
  }
}
