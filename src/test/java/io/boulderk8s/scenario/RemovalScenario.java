package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left of a stack when all is over: nothing. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RemovalScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String[] NODE_FOLDERS = {
    "find",
    "/run/boulder-k8s",
    "/var/lib/boulder-k8s",
    "-mindepth",
    "1",
    "-maxdepth",
    "1",
    "-name",
    "mini-removed-test"
  };

  @Test
  void down_must_leave_no_pod_no_namespace_and_no_folder_of_the_node(Cli cli, ClusterView cluster) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-removed",
            "touch /memory/file /disk/file",
            "depends_on: [keeper]",
            """
              keeper:
                image: TOOLS
                command: sleep infinity
                volumes: ["memory:/memory", "disk:/disk"]
            volumes:
              memory: {driver_opts: {type: tmpfs, device: tmpfs}}
              disk: {}
            """);
    CliResult run = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(cluster.onNode(NODE_FOLDERS).lines()).as(run::toString).hasSize(2);

    CliResult down = cli.run(LIMIT, "down", "--boulder", checkout.path());
    assertThat(down.exitCode()).as(down::toString).isZero();
    assertThat(cluster.onNode(NODE_FOLDERS)).isEmpty();
    assertThat(cluster.pods(checkout.namespace())).isEmpty();
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name"))
        .doesNotContain(checkout.namespace());

    CliResult again = cli.run(LIMIT, "down", "--boulder", checkout.path());
    assertThat(again.exitCode()).as(again::toString).isZero();
    assertThat(again.stderr()).contains("there is no stack " + checkout.namespace());
  }
}
