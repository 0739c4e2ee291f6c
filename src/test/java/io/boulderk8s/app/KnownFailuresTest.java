package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.BoulderK8sException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KnownFailuresTest {
  private static BoulderK8sException known(Throwable failure) {
    return KnownFailures.of(failure).orElseThrow();
  }

  @Test
  void a_server_that_is_not_there_refused_nothing() {
    Exception away =
        new KubernetesClientException(
            "Operation: [list] failed.", new ConnectException("127.0.0.1:1: Connection refused"));
    assertThat(known(away).kind().exitCode()).isEqualTo(69);
    assertThat(known(away))
        .hasMessageContaining("cannot be reached: 127.0.0.1:1: Connection refused")
        .hasMessageNotContaining("refused a request");
    Exception silent = new KubernetesClientException("x", new ConnectException());
    assertThat(known(silent)).hasMessageContaining("cannot be reached: ConnectException");
  }

  @Test
  void what_a_server_refused_is_told_in_its_words() {
    assertThat(known(new KubernetesClientException("forbidden")))
        .hasMessageContaining("the cluster refused a request: forbidden");
  }
}
