package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.HitCheckout;
import io.boulderk8s.testkit.HitCheckout.Phase;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever ends the command line, and whenever: `status` tells the truth, `test` works again,
 * `down` leaves nothing. One signal a phase; with `-Dfaults.slow` every one in each.
 */
@Order(2)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HygieneScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final boolean EVERY_ONE = System.getProperty("faults.slow") != null;

  static Stream<String> signals() {
    return EVERY_ONE ? Stream.of("INT", "TERM", "HUP", "KILL") : Stream.of("KILL");
  }

  static Stream<Arguments> hits() {
    return EVERY_ONE
        ? Stream.of(Phase.values())
            .flatMap(phase -> signals().map(signal -> Arguments.of(phase, signal)))
        : Stream.of(
            Arguments.of(Phase.SETUP, "TERM"),
            Arguments.of(Phase.DEPENDENCIES, "KILL"),
            Arguments.of(Phase.RUN, "HUP"));
  }

  @ParameterizedTest
  @MethodSource("hits")
  void nothing_is_left_of_a_command_line_that_was_hit(
      Phase phase, String signal, Cli cli, ClusterView cluster) {
    HitCheckout checkout =
        HitCheckout.standingIn(phase, (phase + "-" + signal).toLowerCase(Locale.ROOT));
    RunningProcess process = checkout.startedUntil(phase, cli);
    expectHit(process, signal);
    checkout.expectStatus(cli, cluster);
    checkout.open(phase);
    checkout.expectTestWorks(cli);
    checkout.expectDownLeavesNothing(cli, cluster);
  }

  /** While the cluster is made, and then while images move into it. */
  @ParameterizedTest
  @MethodSource("signals")
  void nothing_is_left_of_a_command_line_that_was_hit_before_there_was_a_stack(
      String signal, Cli cli, ClusterView shared) {
    HitCheckout checkout = HitCheckout.running("early-" + signal.toLowerCase(Locale.ROOT));
    ClusterView cluster = shared.another("hit");
    Map<String, String> there = Map.of("BOULDER_K8S_CLUSTER", cluster.name());
    String[] test = {"test", "--boulder", checkout.path()};
    try {
      RunningProcess making = cli.startWith(there, test);
      cluster.awaitNode(LIMIT);
      expectHit(making, signal);
      CliResult status = cli.runWith(there, LIMIT, "status", "--boulder", checkout.path());
      if (cluster.nodes().isEmpty()) {
        assertThat(status.stdout()).as(status::toString).contains("no cluster");
      } else {
        assertThat(status.exitCode()).as(status::toString).isEqualTo(69);
        assertThat(status.stderr()).contains("is half-made");
      }

      RunningProcess loading = cli.startWith(there, test);
      loading.awaitStderr("==> images", LIMIT);
      expectHit(loading, signal);
      CliResult empty = cli.runWith(there, LIMIT, "status", "--boulder", checkout.path());
      assertThat(empty.stdout()).as(empty::toString).contains("no stack");

      CliResult again = cli.runWith(there, LIMIT, test);
      assertThat(again.exitCode()).as(again::toString).isZero();
      assertThat(again.stdout()).contains("testing\n");
    } finally {
      CliResult down = cli.runWith(there, LIMIT, "down", "--cluster");
      assertThat(down.exitCode()).as(down::toString).isZero();
    }
    assertThat(cluster.nodes()).isEmpty();
    checkout.expectOwnFilesOnly();
  }

  private static void expectHit(RunningProcess process, String signal) {
    process.signal(signal);
    CliResult ended = process.end(LIMIT);
    assertThat(ended.exitCode()).as(ended::toString).isNotZero();
  }
}
