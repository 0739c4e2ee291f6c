package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.FaultTally;
import io.boulderk8s.testkit.FaultyRun;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import io.boulderk8s.testkit.SmallSpool;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Faults that whoever else uses the cluster would feel, and one that has to be quicker than the
 * kubelet. The same promises and switches as for {@link FaultsScenario}.
 */
@Isolated
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ClusterFaultsScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
  private static final boolean SLOW = System.getProperty("faults.slow") != null;
  private static final FaultTally TALLY = new FaultTally();

  /** Seconds, as in {@link FailFastScenario}. */
  private static final double SOON = 30;

  @AfterAll
  static void report() {
    TALLY.write("cluster-whole.md");
  }

  @Test
  void an_api_server_that_is_killed(Cli cli, ClusterView cluster) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("api", round, 200_000);
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      cluster.onNode("sh", "-c", "kill -9 $(pidof kube-apiserver)");
      run.go();
      run.expectWhole(TALLY, "API server killed", process.end(LIMIT));
    }
  }

  @Test
  void a_disk_of_the_spool_that_is_full(Cli cli, ClusterView cluster) {
    int late = 0;
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("disk", round + 1, 6_000_000);
      SmallSpool disk = SmallSpool.of(cluster, run.namespace(), 2);
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      boolean used = disk.isUsed();
      run.go();
      CliResult result = process.end(LIMIT);
      if (!used) {
        assertThat(++late).as("runs whose pod was faster than its disk").isLessThan(4);
        round--;
        continue;
      }
      run.expectBeginning(TALLY, "disk of the spool full", result, run.code() == 0 ? 74 : 3);
      assertThat(result.stdoutBytes().length).isBetween(1_000_000, 3_000_000);
      assertThat(result.stderr()).contains("bytes could not be kept in the pod");
    }
  }

  @Test
  void a_node_that_is_started_again(Cli cli, ClusterView cluster) {
    Assumptions.assumeTrue(SLOW, "-Dfaults.slow: takes the cluster away");
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("node", round, 1000);
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      cluster.restartNode();
      CliResult result = process.end(LIMIT);
      run.expectCode(TALLY, "node started again", result, 76);
      assertThat(result.stderr()).contains("node ");
      run.go();
      CliResult next = run.start(cli).end(LIMIT);
      assertThat(next.exitCode()).as(next::toString).isEqualTo(run.code());
    }
  }

  @Test
  void a_node_that_goes_away(Cli cli, ClusterView cluster) {
    Assumptions.assumeTrue(SLOW, "-Dfaults.slow: takes the cluster away");
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("gone", round, 1000);
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      cluster.killNode();
      long begun = System.nanoTime();
      CliResult result = process.end(LIMIT);
      assertThat(TALLY.ended("node gone", begun)).isLessThan(SOON);
      run.expectCode(TALLY, "node gone", result, 76);
      assertThat(result.stderr()).contains("verdict: node-gone", "does not run any more");
      run.go();
      CliResult next = run.start(cli).end(LIMIT);
      assertThat(next.exitCode()).as(next::toString).isEqualTo(run.code());
    }
  }
}
