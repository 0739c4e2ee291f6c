package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.CuttingProxy;
import io.boulderk8s.testkit.FaultTally;
import io.boulderk8s.testkit.FaultyRun;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Faults on a real cluster: whatever breaks, the exit code is the tests' own or 76, no byte is
 * lost, nothing is started twice. `-Dfaults.rounds=N` repeats each, `-Dfaults.slow` adds long ones.
 */
@Order(2)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FaultsScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
  private static final FaultTally TALLY = new FaultTally();

  @AfterAll
  static void report() {
    TALLY.write("cluster.md");
  }

  @Test
  void a_connection_that_breaks_at_random_bytes(Cli cli, ClusterView cluster) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("cut", round, 2_000_000);
      try (CuttingProxy proxy = CuttingProxy.before(cluster.apiPort(), round)) {
        RunningProcess process = run.startThrough(cli, cluster, proxy);
        process.awaitStdout("ready\n", LIMIT);
        proxy.cutWithin(200_000);
        run.go();
        CliResult result = process.end(LIMIT);
        assertThat(proxy.cuts()).as(result::toString).isPositive();
        run.expectWhole(TALLY, "connection cut at random bytes", result);
      }
    }
  }

  @Test
  void a_cli_that_is_killed_and_attached_again(Cli cli) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("kill", round, 500_000);
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      process.awaitStderr("==> run ", LIMIT);
      String id = process.stderrSoFar().replaceFirst("(?s).*==> run ([0-9a-f]+).*", "$1");
      process.signal("KILL");
      run.go();
      CliResult result = cli.run(LIMIT, "attach", "--quiet", id);
      run.expectWhole(TALLY, "CLI killed by SIGKILL, then `attach`", result);
    }
  }

  @Test
  void two_clis_at_once(Cli cli) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.of("two", round, "echo start >>starts; sleep 8", "", "");
      RunningProcess first = run.start(cli);
      RunningProcess second = run.start(cli);
      List<CliResult> both = List.of(first.end(LIMIT), second.end(LIMIT));
      assertThat(both).extracting(CliResult::exitCode).containsExactlyInAnyOrder(0, 78);
      run.expectCode(
          TALLY,
          "two CLIs at once",
          both.stream().filter(result -> result.exitCode() == 0).findFirst().orElseThrow(),
          0);
    }
  }

  @Test
  void an_interrupt_before_the_run(Cli cli, ClusterView cluster) {
    FaultyRun run =
        FaultyRun.of(
            "early",
            0,
            "echo well",
            "depends_on: {db: {condition: service_healthy}}",
            """
              db:
                image: TOOLS
                command: [sleep, infinity]
                healthcheck: {test: [CMD, test, -e, /boulder/healthy], interval: 1s, start_period: 300s}
                volumes: [".:/boulder"]
            """);
    RunningProcess process = run.start(cli);
    process.awaitStderr("db started", LIMIT);
    process.signal("TERM");
    CliResult stopped = process.end(LIMIT);
    assertThat(stopped.exitCode()).as(stopped::toString).isEqualTo(130);
    assertThat(cluster.pods(run.namespace())).containsExactly("db");

    run.checkout().write("healthy", "");
    CliResult next = run.start(cli).end(LIMIT);
    run.expectCode(TALLY, "SIGTERM while dependencies start, then again", next, 0);
    CliResult down = cli.run(LIMIT, "down", "--boulder", run.path());
    assertThat(down.exitCode()).as(down::toString).isZero();
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain(run.namespace());
  }

  @Test
  void an_ephemeral_stack_is_gone_afterwards(Cli cli, ClusterView cluster) {
    MiniCheckout checkout = MiniCheckout.of("mini-brief", "exit 5");
    CliResult result = cli.run(LIMIT, "test", "--ephemeral", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isEqualTo(5);
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("mini-brief");
  }

  @Test
  void two_million_lines(Cli cli) {
    Assumptions.assumeTrue(
        System.getProperty("faults.slow") != null, "-Dfaults.slow: takes a minute");
    FaultyRun run =
        FaultyRun.of(
            "lines", 0, "echo start >>starts; seq 2000000; seq 2000000 >&2; exit 7", "", "");
    CliResult result = cli.run(LIMIT, "test", "--quiet", "--boulder", run.path());
    StringBuilder lines = new StringBuilder();
    for (int line = 1; line <= 2_000_000; line++) {
      lines.append(line).append('\n');
    }
    assertThat(result.stdout().contentEquals(lines)).isTrue();
    assertThat(result.stderr()).startsWith(lines).contains("verdict: ");
    run.expectCode(TALLY, "nothing: two million lines on both streams", result, 7);
  }
}
