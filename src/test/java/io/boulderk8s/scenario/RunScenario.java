package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One run: its exit code, its output, its end. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @Test
  void a_failing_test_must_give_its_own_exit_code_and_the_streams_apart(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-failing",
            """
            echo "to stdout"
            echo "to stderr" >&2
            printf 'no newline at the end'
            [ "$1" = --usage ] && exit 2
            exit 1
            """);
    CliResult failing = cli.run(LIMIT, "test", "--quiet", "--boulder", checkout.path());
    assertThat(failing.exitCode()).as(failing::toString).isEqualTo(1);
    assertThat(failing.stdout()).isEqualTo("to stdout\nno newline at the end");
    assertThat(failing.stderr())
        .startsWith("to stderr\nverdict: ")
        .containsPattern("\n  bundle: /.+\n$");

    CliResult usage = cli.run(LIMIT, "test", "--quiet", "--boulder", checkout.path(), "--usage");
    assertThat(usage.exitCode()).as(usage::toString).isEqualTo(2);
    assertThat(usage.stdout()).isEqualTo("to stdout\nno newline at the end");
  }

  @Test
  void three_hundred_thousand_lines_must_arrive_byte_for_byte(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-loud",
            """
            seq -f 'line %.0f of many, of which not one may be lost' 300000
            seq -f 'complaint %.0f' 1000 >&2
            """);
    CliResult result = cli.run(LIMIT, "test", "--quiet", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stdoutBytes())
        .isEqualTo(lines("line %d of many, of which not one may be lost%n", 300_000));
    assertThat(result.stderrBytes()).isEqualTo(lines("complaint %d%n", 1000));
  }

  @Test
  void an_interrupt_must_stop_the_tests_and_not_the_cluster(Cli cli, ClusterView cluster) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-interrupted",
            """
            trap 'echo interrupted; exit 42' INT
            echo waiting
            sleep infinity & wait
            """);
    RunningProcess run = cli.start("test", "--boulder", checkout.path());
    run.awaitStdout("waiting\n", LIMIT);
    run.interrupt();
    CliResult result = run.end(LIMIT);
    assertThat(result.exitCode()).as(result::toString).isEqualTo(42);
    assertThat(result.stdout()).isEqualTo("waiting\ninterrupted\n");
    assertThat(cluster.pods(checkout.namespace())).isEmpty();

    checkout.test("echo well");
    CliResult next = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(next.exitCode()).as(next::toString).isZero();
    assertThat(next.stdout()).isEqualTo("well\n");
  }

  @Test
  void a_second_run_on_a_busy_stack_must_be_refused_and_not_disturb_the_first(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of("mini-busy", "echo first; until [ -e go ]; do sleep 0.1; done; echo done");
    RunningProcess first = cli.start("test", "--boulder", checkout.path());
    first.awaitStdout("first\n", LIMIT);

    CliResult second = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(second.exitCode()).as(second::toString).isEqualTo(78);
    assertThat(second.stdout()).isEmpty();
    assertThat(second.stderr())
        .contains("a run is going on in this stack", "wait for it")
        .doesNotContain("setup: bsetup", "dependencies");
    assertThat(first.isAlive()).isTrue();

    checkout.write("go", "");
    CliResult result = first.end(LIMIT);
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stdout()).isEqualTo("first\ndone\n");
  }

  private static byte[] lines(String format, int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int line = 1; line <= count; line++) {
      bytes.writeBytes(format.formatted(line).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
