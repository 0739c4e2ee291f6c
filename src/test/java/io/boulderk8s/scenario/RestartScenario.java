package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.ContainerEngine;
import io.boulderk8s.testkit.HitCheckout;
import io.boulderk8s.testkit.HitCheckout.Phase;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A node, or the whole engine, that is started again under the command line, whatever it is at: it
 * ends and says why; `status` tells the truth, `test` works again, `down` leaves nothing.
 */
@Isolated
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RestartScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** What is started again. */
  enum Fault {
    NODE(ClusterView::restartNode),
    ENGINE(_ -> ContainerEngine.restart());

    private final Consumer<ClusterView> happens;

    Fault(Consumer<ClusterView> happens) {
      this.happens = happens;
    }
  }

  @BeforeAll
  static void alone() {
    Assumptions.assumeTrue(
        System.getProperty("faults.slow") != null,
        "-Dfaults.slow: takes cluster and engine away from everybody");
  }

  static Stream<Arguments> hits() {
    return Stream.of(Fault.values())
        .flatMap(fault -> Stream.of(Phase.values()).map(phase -> Arguments.of(fault, phase)));
  }

  @ParameterizedTest
  @MethodSource("hits")
  void nothing_is_left_of_a_command_line_that_lost_its_node(
      Fault fault, Phase phase, Cli cli, ClusterView cluster) {
    HitCheckout checkout =
        HitCheckout.standingIn(phase, (fault + "-" + phase).toLowerCase(Locale.ROOT));
    RunningProcess process = checkout.startedUntil(phase, cli);
    fault.happens.accept(cluster);
    CliResult ended = process.end(LIMIT);
    assertThat(ended.exitCode()).as(ended::toString).isIn(69, 76, 77);

    CliResult status = cli.run(LIMIT, "status", "--boulder", checkout.path());
    assertThat(status.exitCode()).as(status::toString).isIn(0, 69);
    checkout.open(phase);
    checkout.expectTestWorks(cli);
    checkout.expectStatus(cli, cluster);
    checkout.expectDownLeavesNothing(cli, cluster);
  }
}
