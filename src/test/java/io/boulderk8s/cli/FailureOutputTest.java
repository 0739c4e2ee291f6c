package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessFailedException;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessTimeoutException;
import io.boulderk8s.process.ProgramNotFoundException;
import io.boulderk8s.testkit.Console;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FailureOutputTest {
  private final Console console = new Console(Path.of("/nowhere"));

  /** The exit code of a command that fails so. */
  private int fails(Exception failure) {
    CommandLine root = console.commandLine();
    root.addSubcommand(new Failing(failure));
    root.setExecutionExceptionHandler(root.getExecutionExceptionHandler());
    return root.execute("fail");
  }

  @CommandLine.Command(name = "fail")
  private record Failing(Exception failure) implements java.util.concurrent.Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void a_known_failure_has_the_code_of_its_kind_and_no_stack(FailureKind kind) {
    assertThat(fails(BoulderK8sException.of(kind, "x.yml:1:2", "it is wrong", "make it right")))
        .isEqualTo(kind.exitCode());
    assertThat(console.stderr())
        .isEqualTo(
            """
            boulder-k8s: x.yml:1:2: it is wrong
              -> make it right
              log: /nowhere/boulder-k8s.log
            """);
    assertThat(console.stdout()).isEmpty();
  }

  @Test
  void all_problems_are_told() {
    fails(
        new BoulderK8sException(
            FailureKind.CHECKOUT,
            List.of(new Problem("a", "first", ""), new Problem("b", "second", "")),
            null));

    assertThat(console.stderr()).contains("a: first\nb: second\n");
  }

  @Test
  void a_missing_program_is_69_and_says_how_to_get_it() {
    assertThat(fails(new ProgramNotFoundException("kind", new IOException("No such file"))))
        .isEqualTo(69);
    assertThat(console.stderr()).contains("kind").contains("setup-host.sh");
  }

  @Test
  void a_failed_program_is_69_with_what_it_said() {
    ProcessResult result = new ProcessResult(Command.of("docker", "ps"), 1, "", "no daemon");

    assertThat(fails(new ProcessFailedException(result))).isEqualTo(69);
    assertThat(console.stderr()).contains("`docker ps`").contains("no daemon");
    assertThat(fails(new ProcessTimeoutException(Command.of("docker"), Duration.ofSeconds(5))))
        .isEqualTo(69);
  }

  @Test
  void work_that_was_cancelled_has_the_code_of_its_reason() {
    assertThat(fails(new CancelledException(new Reason.Signal("INT"), "waiting for pod db")))
        .isEqualTo(130);
    assertThat(console.stderr()).contains("interrupted by SIGINT while waiting for pod db");
    Reason late =
        new Reason.TimeLimit("setup", Duration.ofSeconds(5), "--phase-timeout setup=DURATION");
    assertThat(fails(new CancelledException(late, "waiting"))).isEqualTo(75);
    assertThat(console.stderr())
        .contains("phase setup")
        .contains("5000 ms (--phase-timeout setup=DURATION)");
  }

  @Test
  void a_cluster_that_refuses_is_69() {
    assertThat(fails(new KubernetesClientException("connection refused"))).isEqualTo(69);
    assertThat(console.stderr()).contains("connection refused");
  }

  @Test
  void a_file_that_cannot_be_used_is_74() {
    assertThat(fails(new UncheckedIOException(new IOException("disk full")))).isEqualTo(74);
    assertThat(console.stderr()).contains("disk full");
  }

  @Test
  void what_nobody_knows_is_a_bug_and_keeps_its_stack() {
    assertThat(fails(new IllegalStateException("impossible"))).isEqualTo(70);
    assertThat(console.stderr())
        .contains("this is a bug")
        .contains("java.lang.IllegalStateException: impossible")
        .contains("at io.boulderk8s.cli.FailureOutputTest");
  }

  @Test
  void the_tools_own_codes_leave_a_test_commands_codes_alone() {
    assertThat(FailureKind.values())
        .allSatisfy(
            kind ->
                assertThat(kind.exitCode())
                    .satisfiesAnyOf(
                        code -> assertThat(code).isBetween(64, 78),
                        code -> assertThat(code).isEqualTo(130)))
        .extracting(FailureKind::exitCode)
        .doesNotHaveDuplicates();
  }
}
