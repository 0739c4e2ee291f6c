package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.boulderk8s.concurrent.Pause;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logs of an API server that has one line of each pod, and never another. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ContainerLogsTest {
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: c
      contexts: [{name: c, context: {cluster: c, user: c}}]
      clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
      users: [{name: c, user: {token: t}}]
      """;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final CountDownLatch lines = new CountDownLatch(2);
  private volatile boolean gone;
  private HttpServer server;

  /** A pipe that knows when its reader has gone. */
  private final PrintStream out =
      new PrintStream(printed, true, StandardCharsets.UTF_8) {
        @Override
        public void println(String line) {
          super.println(line);
          lines.countDown();
        }

        @Override
        public boolean checkError() {
          return super.checkError() || gone;
        }
      };

  @BeforeEach
  void an_api_server() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("ns")
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("service")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    String query = String.valueOf(call.getRequestURI().getRawQuery());
    call.sendResponseHeaders(200, 0);
    try (OutputStream body = call.getResponseBody()) {
      if (path.endsWith("/log")) {
        body.write("a line\n".getBytes(StandardCharsets.UTF_8));
      } else if (path.endsWith("/pods") && !query.contains("watch=true")) {
        String name = query.replaceFirst(".*metadata.name%3D([a-z]+).*", "$1");
        body.write(
            Serialization.asJson(
                    new PodListBuilder()
                        .withNewMetadata()
                        .withResourceVersion("1")
                        .endMetadata()
                        .withItems(pod(name))
                        .build())
                .getBytes(StandardCharsets.UTF_8));
        return;
      }
      body.flush();
      if (query.contains("follow=true") || query.contains("watch=true")) {
        awaitEnd();
      }
    }
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow(Pause pause) {
    try (KubernetesClient client = KubernetesClients.streams(KUBECONFIG.formatted(port()))) {
      new ContainerLogs(client, out, pause).print(List.of(pod("db"), pod("redis")), true);
    }
  }

  private int port() {
    return server.getAddress().getPort();
  }

  @Test
  void who_has_read_enough_ends_it_though_no_further_line_comes() {
    follow(
        _ -> {
          try {
            lines.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          gone = true;
        });
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactlyInAnyOrder("db    | a line", "redis | a line");
  }
}
