package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
  private static final Map<String, String> OWN =
      Map.of("BOULDER_K8S_CLUSTER", "boulder-k8s-thawed");

  @Test
  void the_battery_must_pass_on_a_cluster_from_a_snapshot(Cli cli) {
    CliResult made = cli.runWith(OWN, LIMIT, "snapshot", "--boulder", SAMPLE);
    assertThat(made.exitCode()).as(made::toString).isZero();
    String snapshot = made.stdout().strip();
    try {
      CliResult again = cli.runWith(OWN, LIMIT, "snapshot", "--boulder", SAMPLE);
      assertThat(again.stdout().strip()).as("nothing changed").isEqualTo(snapshot);
      assertThat(again.stderr()).doesNotContain("write image");
      CliResult listed = cli.run(LIMIT, "snapshot", "--list");
      assertThat(listed.stdout()).contains(snapshot);

      CliResult tests = cli.runWith(OWN, LIMIT, "test", "--boulder", SAMPLE, "--stack", "thawed");

      assertThat(tests.exitCode()).as(tests::toString).isZero();
      assertThat(tests.stderr())
          .contains("cluster boulder-k8s-thawed from snapshot " + snapshot)
          .doesNotContain("create cluster", "==> load");
    } finally {
      cli.runWith(OWN, LIMIT, "down", "--cluster");
      cli.run(LIMIT, "snapshot", "--remove");
    }
    assertThat(cli.run(LIMIT, "snapshot", "--list").stdout()).doesNotContain(snapshot);
  }
}
