package io.boulderk8s.matrix.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.StackOwner;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CellRunTest {
  private static final Cell CELL = new Cell("c1", "cell 1", new TreeMap<>(), false, List.of());
  private static final NodeShell SHELL =
      (_, script, _) -> new ProcessResult(Command.of(script), 0, "1", "");
  private static final CellNode NODE =
      new CellNode("n", SHELL, new Views(SHELL, "/src", "stack", List.of()));

  private static final OwnerCheck OWNER =
      new OwnerCheck(StackOwner.of(new Installation("one"), Path.of("/src")), true);

  @TempDir Path artifacts;
  private final Cancellation matrix = Cancellation.nested();
  private HttpServer server;
  private KubernetesClient api;

  /** As much of an API server as a namespace needs. */
  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          boolean made = List.of("POST", "PATCH").contains(exchange.getRequestMethod());
          exchange.sendResponseHeaders(made ? 200 : 404, made ? body.length : -1);
          if (made) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    api =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder()
                    .withAutoConfigure(false)
                    .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                    .build())
            .build();
  }

  @AfterEach
  void close() {
    api.close();
    server.stop(0);
  }

  private CellEnd end(FakeProcessRunner processes) {
    try (UsageSampler usage = new UsageSampler(List.of(), "stack", Pause.real())) {
      CellRun run =
          new CellRun(
              new CellStacks(
                  api, new PodWatches(api, Labels.STACK), (_, _) -> List.of(), "stack", OWNER),
              Map.of("n", NODE),
              new CellProcess(processes, List.of("boulder-k8s"), List.of(), Optional.empty()),
              usage,
              "stack",
              artifacts,
              false,
              new RecordingReporter());
      return matrix.call(() -> run.run(CELL, "n")).end();
    }
  }

  private FakeProcessRunner meanwhile(Runnable effect) {
    return new FakeProcessRunner().does("sh -c", effect, "");
  }

  @Test
  void a_cell_whose_process_is_ended_with_the_matrix_did_not_run_and_says_why() {
    CellEnd end =
        end(
            meanwhile(
                () -> {
                  matrix.cancel(new Reason.Signal("TERM"));
                  Pause.real().pause(Duration.ofHours(1));
                }));
    assertThat(end.state()).isEqualTo(CellEnd.State.NOT_RUN);
    assertThat(end.why()).isEqualTo("interrupted by SIGTERM");
    assertThat(end.exitCode()).isEqualTo(130);
  }

  @Test
  void whatever_breaks_when_the_matrix_ends_is_no_failure_of_the_cell() {
    CellEnd end =
        end(
            meanwhile(
                () -> {
                  matrix.cancel(new Reason.Signal("INT"));
                  throw BoulderK8sException.of(
                      FailureKind.UNAVAILABLE, "node n", "an exec broke", "");
                }));
    assertThat(end.state()).isEqualTo(CellEnd.State.NOT_RUN);
    assertThat(end.why()).isEqualTo("interrupted by SIGINT");
  }

  @Test
  void one_that_takes_too_long_has_timed_out() {
    CellEnd end =
        end(
            meanwhile(
                () -> {
                  throw new ProcessTimeoutException(Command.of("sh"), Duration.ofSeconds(900));
                }));
    assertThat(end.exitCode()).isEqualTo(75);
    assertThat(end.why()).contains("did not end within 900 s");
  }

  /** What the client of the API server throws then knows no reason. */
  @Test
  void a_cell_that_is_ended_in_a_call_to_the_cluster_did_not_run_and_says_why() {
    matrix.cancel(new Reason.Signal("HUP"));
    CellEnd end = end(new FakeProcessRunner());
    assertThat(end.state()).isEqualTo(CellEnd.State.NOT_RUN);
    assertThat(end.why()).isEqualTo("interrupted by SIGHUP");
  }
}
