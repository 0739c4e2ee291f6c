package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A cluster that comes from a snapshot is a cluster like others. It makes two of its own. */
@ResourceLock("sample")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
@EnabledIfSystemProperty(
    named = "snapshot",
    matches = ".*",
    disabledReason = "takes minutes: -Dsnapshot")
final class SnapshotScenario {
  private static final String SAMPLE = Path.of("sample").toAbsolutePath().toString();
  private static final Duration LIMIT = Duration.ofMinutes(12);

  @Test
  void the_battery_must_pass_on_a_cluster_from_a_snapshot(Cli cli, ClusterView shared) {
    Assumptions.assumeFalse(
        cli.run(LIMIT, "snapshot", "--list").stdout().contains(":"),
        "there are snapshots that this test did not make, and it ends with `snapshot --remove`");
    String cluster = shared.another("thawed").name();
    Map<String, String> own = Map.of("BOULDER_K8S_CLUSTER", cluster);
    CliResult made = cli.runWith(own, LIMIT, "snapshot", "--boulder", SAMPLE);
    assertThat(made.exitCode()).as(made::toString).isZero();
    String snapshot = made.stdout().strip();
    try {
      CliResult again = cli.runWith(own, LIMIT, "snapshot", "--boulder", SAMPLE);
      assertThat(again.stdout().strip()).as("nothing changed").isEqualTo(snapshot);
      assertThat(again.stderr()).doesNotContain("write image");
      CliResult listed = cli.run(LIMIT, "snapshot", "--list");
      assertThat(listed.stdout()).contains(snapshot);

      CliResult tests = cli.runWith(own, LIMIT, "test", "--boulder", SAMPLE, "--stack", "thawed");

      assertThat(tests.exitCode()).as(tests::toString).isZero();
      assertThat(tests.stderr())
          .contains("cluster " + cluster + " from snapshot " + snapshot)
          .doesNotContain("create cluster", "==> load");
    } finally {
      cli.runWith(own, LIMIT, "down", "--cluster");
      cli.run(LIMIT, "snapshot", "--remove");
    }
    assertThat(cli.run(LIMIT, "snapshot", "--list").stdout()).doesNotContain(snapshot);
  }
}
