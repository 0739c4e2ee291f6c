package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run that somebody leaves, and others come to. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class LeftRunScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String UNTIL_TOLD = "echo first; until [ -e go ]; do sleep 0.1; done; ";

  @Test
  void a_detached_run_must_be_listed_waited_for_and_told_to_whoever_attaches(Cli cli) {
    MiniCheckout checkout = MiniCheckout.of("mini-left-alone", UNTIL_TOLD + "echo last; exit 9");
    CliResult detached =
        cli.run(LIMIT, "test", "--quiet", "--detach", "--boulder", checkout.path(), "--unit");
    assertThat(detached.exitCode()).as(detached::toString).isZero();
    assertThat(detached.stdout()).matches("[0-9a-f]{8}\n");
    String id = detached.stdout().strip();

    CliResult runs = cli.run(LIMIT, "runs", "--boulder", checkout.path());
    assertThat(runs.stdout()).as(runs::toString).contains(id, "running", "./test.sh --unit");
    CliResult busy = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(busy.exitCode()).isEqualTo(78);
    assertThat(busy.stderr()).contains("run " + id, "boulder-k8s attach " + id);

    RunningProcess waiting = cli.start("test", "--wait", "--boulder", checkout.path());
    waiting.awaitStderr("waiting: ", LIMIT);
    RunningProcess attached = cli.start("attach", "--quiet", id);
    attached.awaitStdout("first\n", LIMIT);
    checkout.write("go", "");
    CliResult end = attached.end(LIMIT);
    assertThat(end.exitCode()).as(end::toString).isEqualTo(9);
    assertThat(end.stdout()).isEqualTo("first\nlast\n");
    CliResult next = waiting.end(LIMIT);
    assertThat(next.exitCode()).as(next::toString).isEqualTo(9);

    CliResult again = cli.run(LIMIT, "attach", "--quiet", id);
    assertThat(again.exitCode()).as(again::toString).isEqualTo(9);
    assertThat(again.stdout()).isEqualTo("first\nlast\n");
    CliResult after = cli.run(LIMIT, "runs", "--json", "--boulder", checkout.path());
    assertThat(after.stdout()).contains("\"id\" : \"" + id + "\"", "\"exitCode\" : 9");
  }

  @Test
  void a_cancelled_run_must_end_and_keep_what_it_said(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-cancelled", "trap 'echo stopped; exit 44' INT; echo up; sleep infinity & wait");
    CliResult detached =
        cli.run(LIMIT, "test", "--quiet", "--detach", "--boulder", checkout.path());
    String id = detached.stdout().strip();
    RunningProcess attached = cli.start("attach", "--quiet", id);
    attached.awaitStdout("up\n", LIMIT);
    CliResult cancelled = cli.run(LIMIT, "cancel", id);
    assertThat(cancelled.exitCode()).as(cancelled::toString).isZero();
    CliResult end = attached.end(LIMIT);
    assertThat(end.exitCode()).as(end::toString).isEqualTo(44);
    assertThat(end.stdout()).isEqualTo("up\nstopped\n");

    CliResult nothing = cli.run(LIMIT, "cancel", id);
    assertThat(nothing.exitCode()).as(nothing::toString).isEqualTo(69);
  }

  @Test
  void a_run_that_takes_too_long_must_be_stopped_and_the_limit_named(Cli cli, ClusterView cluster) {
    MiniCheckout checkout = MiniCheckout.of("mini-slow", "echo up; sleep infinity");
    Path artifacts = checkout.root().resolveSibling("mini-slow-artifacts");
    CliResult late =
        cli.run(
            LIMIT,
            "test",
            "--timeout",
            "5s",
            "--artifacts",
            artifacts.toString(),
            "--boulder",
            checkout.path());
    assertThat(late.exitCode()).as(late::toString).isEqualTo(75);
    assertThat(late.stdout()).isEqualTo("up\n");
    assertThat(late.stderr()).contains("phase run", "within 5 s", "--timeout");
    assertThat(artifacts.resolve("stdout")).hasContent("up");
    assertThat(Files.exists(artifacts.resolve("times"))).isTrue();
    assertThat(artifacts.resolve("run.json")).content().contains("\"state\" : \"stopped\"");
    assertThat(cluster.pods(checkout.namespace())).isEmpty();
  }
}
