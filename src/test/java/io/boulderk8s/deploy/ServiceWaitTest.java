package io.boulderk8s.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.testkit.FakePods;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a rollout says of a service that does not become ready. The test is the API server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServiceWaitTest {
  private static final AwaitedService SA =
      new AwaitedService("boulder-sa-1", "test/startservers.py:33", 1);

  private static final String CRASHED =
      """
      phase: Running
      containerStatuses:
      - name: db
        ready: false
        restartCount: 1
        state: {running: {}}
        lastState: {terminated: {exitCode: 1, reason: Error}}
      """;

  private final FakePods pods = new FakePods();
  private final PodWatch watch = new PodWatch(pods, _ -> true);
  private HttpServer server;
  private KubernetesClient client;
  private String log = "";
  private String events = "";

  @BeforeEach
  void an_api_server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean asksLog = exchange.getRequestURI().getPath().endsWith("/log");
          byte[] answer =
              (asksLog
                      ? log
                      : "{\"apiVersion\":\"v1\",\"kind\":\"EventList\",\"items\":[%s]}"
                          .formatted(events))
                  .getBytes(UTF_8);
          exchange
              .getResponseHeaders()
              .add("Content-Type", asksLog ? "text/plain" : "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void no_api_server() {
    client.close();
    server.stop(0);
  }

  private BoulderK8sException failure() {
    ServiceWait wait = new ServiceWait(SA, "new", client, watch, () -> Duration.ZERO);
    return catchThrowableOfType(BoulderK8sException.class, wait::await);
  }

  @Test
  void a_configuration_that_the_program_refuses_is_told_in_its_words() {
    pods.now(PodStatuses.ofService("a", "new", PodStatuses.with(CRASHED)));
    log = "parsing config: json: unknown field \"nonsense\"\n";

    BoulderK8sException failure = failure();
    assertThat(failure.kind()).isEqualTo(FailureKind.DEPENDENCY);
    assertThat(failure)
        .hasMessage(
            """
            test/startservers.py:33 service boulder-sa-1: ended with exit code 1 (Error) before it was ready; its last lines:
              boulder-sa-1 | parsing config: json: unknown field "nonsense"
              -> all of its output: boulder-k8s logs boulder-sa-1\
            """);
  }

  @Test
  void what_served_before_goes_on_and_that_is_said() {
    pods.now(PodStatuses.ofService("before", "old", PodStatuses.running(true)));
    pods.now(PodStatuses.ofService("a", "new", PodStatuses.with(CRASHED)));

    assertThat(failure())
        .hasMessageContaining("before it was ready; 1 of the revision before still serve");
  }

  @Test
  void an_image_that_does_not_start_is_told_with_the_service() {
    pods.now(
        PodStatuses.ofService(
            "a", "new", PodStatuses.waiting("ErrImageNeverPull", "no such image")));

    BoulderK8sException failure = failure();
    assertThat(failure.kind()).isEqualTo(FailureKind.DEPENDENCY);
    assertThat(failure)
        .hasMessageStartingWith(
            "test/startservers.py:33 service boulder-sa-1: cannot run: db: ErrImageNeverPull")
        .hasMessageContaining("no such image");
  }

  @Test
  void a_port_that_nobody_listens_on_is_told_in_the_words_of_the_probe() {
    pods.now(PodStatuses.ofService("a", "new", PodStatuses.running(false)));
    events =
        """
        {"metadata":{"name":"e"},"reason":"Unhealthy","lastTimestamp":"2026-01-01T00:00:00Z",
         "message":"Readiness probe failed: dial tcp 10.0.0.1:9395: connect: connection refused"}\
        """;
    log = "listening on :9396\n";

    BoulderK8sException failure = failure();
    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure)
        .hasMessageStartingWith(
            "test/startservers.py:33 service boulder-sa-1: was not ready within 0 s: 0 of 1 pods of"
                + " this revision are ready: a ")
        .hasMessageContaining("the last probe: Readiness probe failed: dial tcp 10.0.0.1:9395")
        .hasMessageContaining("boulder-sa-1 | listening on :9396");
  }

  @Test
  void one_that_waits_for_an_answer_that_a_policy_drops_is_told_where_its_calls_are_listed() {
    pods.now(PodStatuses.ofService("a", "new", PodStatuses.running(false)));
    log = "dial tcp 10.77.77.77:9395: i/o timeout\n";

    assertThat(failure())
        .hasMessageContaining("10.77.77.77:9395: i/o timeout")
        .hasMessageEndingWith(
            "-> its output: boulder-k8s logs boulder-sa-1; the calls that NetworkPolicies let"
                + " through: boulder-k8s services boulder-sa-1");
  }
}
