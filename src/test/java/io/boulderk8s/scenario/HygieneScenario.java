package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever ends the command line, and whenever: `status` tells the truth, `test` works again,
 * `down` leaves nothing. One signal a phase; with `-Dfaults.slow` every one in each.
 */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HygieneScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String COMPOSE =
      """
      services:
        bsetup:
          image: boulder-k8s/sample-tools:1
          working_dir: /boulder
          entrypoint: [sh, -c, "echo setting up; until [ -e set-up ]; do sleep 0.1; done"]
          volumes: [".:/boulder"]
          profiles: [setup]
        boulder:
          image: boulder-k8s/sample-tools:1
          entrypoint: ["env"]
          working_dir: /boulder
          volumes: [".:/boulder", "kept:/kept"]
          depends_on: {db: {condition: service_healthy}}
        db:
          image: boulder-k8s/sample-tools:1
          command: [sleep, infinity]
          healthcheck: {test: [CMD, test, -e, /boulder/healthy], interval: 1s, start_period: 300s}
          volumes: [".:/boulder", "kept:/kept"]
      volumes:
        kept: {}
      """;
  private static final String RUNNING_OF =
      "ctr -n k8s.io tasks list -q >/tmp/running-tasks; ctr -n k8s.io containers list -q"
          + " 'labels.\"io.kubernetes.pod.namespace\"==%s' | grep -xFf /tmp/running-tasks || true";
  private static final String TEST =
      "echo testing; touch /kept/file; until [ -e go ]; do sleep 0.1; done";

  /** Where the command line is when it is hit, and how that is seen. */
  enum Phase {
    SETUP("set-up"),
    DEPENDENCIES("healthy"),
    RUN("go");

    private final String gate;

    Phase(String gate) {
      this.gate = gate;
    }

    void await(RunningProcess process) {
      switch (this) {
        case SETUP -> process.awaitStdout("setting up\n", LIMIT);
        case DEPENDENCIES -> process.awaitStderr("db started", LIMIT);
        case RUN -> process.awaitStdout("testing\n", LIMIT);
      }
    }
  }

  static Stream<Arguments> hits() {
    if (System.getProperty("faults.slow") == null) {
      return Stream.of(
          Arguments.of(Phase.SETUP, "TERM"),
          Arguments.of(Phase.DEPENDENCIES, "KILL"),
          Arguments.of(Phase.RUN, "HUP"));
    }
    return Stream.of(Phase.values())
        .flatMap(
            phase ->
                Stream.of("INT", "TERM", "HUP", "KILL").map(signal -> Arguments.of(phase, signal)));
  }

  @ParameterizedTest
  @MethodSource("hits")
  void nothing_is_left_of_a_command_line_that_was_hit(
      Phase hit, String signal, Cli cli, ClusterView cluster) throws IOException {
    MiniCheckout checkout =
        MiniCheckout.of("mini-hit-" + hit.gate + "-" + signal.toLowerCase(Locale.ROOT), TEST);
    checkout.write("docker-compose.yml", COMPOSE);
    Stream.of(Phase.values())
        .filter(phase -> phase != hit)
        .forEach(phase -> checkout.write(phase.gate, ""));
    String kubeconfig = kubeconfig();
    RunningProcess process = cli.start("test", "--boulder", checkout.path());
    hit.await(process);
    process.signal(signal);
    CliResult ended = process.end(LIMIT);
    assertThat(ended.exitCode()).as(ended::toString).isNotZero();

    CliResult status = cli.run(LIMIT, "status", "--boulder", checkout.path());
    for (String pod : cluster.pods(checkout.namespace())) {
      assertThat(status.stdout()).as(status::toString).contains(" " + pod + " ");
    }

    checkout.write(hit.gate, "");
    CliResult again = cli.run(LIMIT, "test", "--wait", "--boulder", checkout.path());
    assertThat(again.exitCode()).as(again::toString).isZero();
    assertThat(again.stdout()).contains("testing\n");

    CliResult down = cli.run(LIMIT, "down", "--boulder", checkout.path());
    assertThat(down.exitCode()).as(down::toString).isZero();
    expectNothing(checkout, cluster);
    assertThat(kubeconfig()).isEqualTo(kubeconfig);
  }

  private static void expectNothing(MiniCheckout checkout, ClusterView cluster) throws IOException {
    String namespace = checkout.namespace();
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain(namespace);
    assertThat(
            cluster.onNode("find", "/run/boulder-k8s", "/var/lib/boulder-k8s", "-name", namespace))
        .isEmpty();
    assertThat(cluster.onNode("sh", "-c", RUNNING_OF.formatted(namespace))).isEmpty();
    try (Stream<Path> files = Files.list(checkout.root())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("docker-compose.yml", "test.sh", "set-up", "healthy", "go");
    }
  }

  /** The user's own: not one of ours. */
  private static String kubeconfig() throws IOException {
    Path file = Path.of(System.getProperty("user.home"), ".kube/config");
    return Files.exists(file) ? Files.readString(file) : "";
  }
}
