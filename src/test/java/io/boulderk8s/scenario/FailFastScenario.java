package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.FaultTally;
import io.boulderk8s.testkit.FaultyRun;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What makes success impossible ends the run soon, with its cause. The same switches as for {@link
 * FaultsScenario}.
 */
@Order(2)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FailFastScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
  private static final FaultTally TALLY = new FaultTally();

  /** Kills the supervisor of this pod; it fails where there is none. */
  private static final String KILL =
      """
      kill -KILL $(for process in $(pgrep -f '^/.boulder-k8s/agent run'); do
        grep -q '/pods/%s/' "/proc/$process/mountinfo" && echo "$process"
      done)
      """;

  /** Seconds. On a machine of its own it is ten; docs/reliability.md has what was measured. */
  private static final double SOON = 30;

  @AfterAll
  static void report() {
    TALLY.write("cluster-fast.md");
  }

  /**
   * The end of a run, with this exit code.
   *
   * @param begun System.nanoTime() at the fault
   * @param limit seconds from there
   */
  private static CliResult ended(
      RunningProcess process, FaultyRun run, String fault, long begun, double limit, int code) {
    CliResult result = process.end(LIMIT);
    assertThat(TALLY.ended(fault, begun)).isLessThan(limit);
    run.expectCode(TALLY, fault, result, code);
    return result;
  }

  @Test
  void a_pod_that_is_evicted(Cli cli, ClusterView cluster) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("evict", round, 1000);
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      String eviction =
          "{\"apiVersion\":\"policy/v1\",\"kind\":\"Eviction\",\"metadata\":{\"name\":\"boulder-tests\",\"namespace\":\"%s\"}}"
              .formatted(run.namespace());
      cluster.onNode(
          "sh",
          "-c",
          "echo '%s' | kubectl --kubeconfig /etc/kubernetes/admin.conf create --raw /api/v1/namespaces/%s/pods/boulder-tests/eviction -f -"
              .formatted(eviction, run.namespace()));
      long begun = System.nanoTime();
      CliResult result = ended(process, run, "runner evicted", begun, SOON, 76);
      assertThat(result.stderr()).contains("verdict: evicted");
    }
  }

  @Test
  void a_supervisor_that_the_kernel_kills(Cli cli, ClusterView cluster) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run = FaultyRun.printing("sup", round, 1000);
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      long begun = System.nanoTime();
      cluster.onNode("sh", "-c", KILL.formatted(cluster.uid(run.namespace(), "boulder-tests")));
      CliResult result = ended(process, run, "supervisor killed by SIGKILL", begun, SOON, 76);
      assertThat(result.stderr()).contains("exit code 137");
    }
  }

  @Test
  void a_test_that_takes_more_memory_than_there_is(Cli cli) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run =
          FaultyRun.of("oom", round, "echo ready; tail /dev/zero; exit $?", "mem_limit: 48m", "");
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      long begun = System.nanoTime();
      CliResult result = ended(process, run, "out of memory in the runner", begun, SOON, 137);
      assertThat(result.stderr()).contains("for lack of memory");
    }
  }

  @Test
  void a_dependency_that_dies(Cli cli, ClusterView cluster) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run =
          FaultyRun.of(
              "dep",
              round,
              "echo ready; sleep infinity",
              "depends_on: [db]",
              "  db: {image: TOOLS, command: [sleep, '98765']}\n");
      RunningProcess process = run.startUntilReady(cli, LIMIT);
      long begun = System.nanoTime();
      cluster.onNode("pkill", "-KILL", "-f", "^sleep 98765");
      CliResult result = ended(process, run, "dependency killed", begun, SOON, 77);
      assertThat(result.stderr()).contains("service db", "exit code 137");
    }
  }

  @Test
  void a_pod_that_no_node_has_room_for(Cli cli) {
    String needs = "mem_reservation: 900g";
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run =
          FaultyRun.of(
              "place",
              round,
              "echo never",
              "depends_on: [db]",
              "  db: {image: TOOLS, command: [sleep, infinity], %s}\n".formatted(needs));
      RunningProcess process = run.start(cli);
      process.awaitStderr("==> dependencies ready", LIMIT);
      long begun = System.nanoTime();
      CliResult result = ended(process, run, "dependency without room on a node", begun, SOON, 77);
      assertThat(result.stderr()).contains("verdict: unschedulable", "no node takes it");
    }
  }

  /** From the kubelet's first word of it on: how long a registry takes to answer is its own. */
  @ParameterizedTest
  @CsvSource({
    "pull, example.invalid/nobody/has:1, registry that is not there",
    "wait, 127.0.0.1:1/nobody/has:1, registry that does not answer"
  })
  void an_image_that_the_node_cannot_pull(
      String name, String image, String fault, Cli cli, ClusterView cluster) {
    for (int round = 0; round < ROUNDS; round++) {
      FaultyRun run =
          FaultyRun.of(
              name,
              round,
              "echo never",
              "depends_on: [db]",
              "  db: {image: '%s'}\n".formatted(image));
      CliResult result = run.startAt(cli, cluster, cluster.apiPort()).end(LIMIT);
      Duration sinceThen =
          Duration.between(cluster.event(run.namespace(), "db", "Failed"), Instant.now());
      long begun = System.nanoTime() - sinceThen.toNanos();
      assertThat(TALLY.ended(fault, begun)).isLessThan(SOON);
      run.expectCode(TALLY, fault, result, 77);
      assertThat(result.stderr()).contains("verdict: image-missing");
    }
  }
}
