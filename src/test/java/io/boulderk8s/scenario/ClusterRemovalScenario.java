package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.ScenarioExtension;
import io.boulderk8s.testkit.SharedCluster;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** The last of the scenarios, for it takes the cluster. */
@Order(Integer.MAX_VALUE)
@Isolated
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ClusterRemovalScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @Test
  void down_of_the_cluster_must_leave_no_container(
      Cli cli, ClusterView cluster, SharedCluster shared) {
    Assumptions.assumeTrue(
        shared.deletable(), "the cluster stays: -Dkeep, or it was there before these tests");
    CliResult down = cli.run(LIMIT, "down", "--cluster");
    assertThat(down.exitCode()).as(down::toString).isZero();
    assertThat(cluster.nodes()).isEmpty();
  }
}
