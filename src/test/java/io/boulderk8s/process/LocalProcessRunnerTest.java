package io.boulderk8s.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class LocalProcessRunnerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private final LocalProcessRunner runner = new LocalProcessRunner(System.getenv());

  private static Command shell(String script) {
    return Command.of("sh", "-c", script);
  }

  @Test
  void both_streams_and_the_code_are_kept_apart() {
    ProcessResult result = runner.run(shell("echo out; echo err >&2; exit 3"), LIMIT);
    assertThat(result.stdout()).isEqualTo("out\n");
    assertThat(result.stderr()).isEqualTo("err\n");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThatThrownBy(result::orThrow)
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("err");
  }

  @Test
  void lines_are_told_as_they_come() {
    List<String> lines = new CopyOnWriteArrayList<>();
    runner.run(shell("echo one; echo two >&2"), LIMIT, lines::add);
    assertThat(lines).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void the_environment_is_added_to() {
    Command command = shell("echo $GIVEN ${HOME:+there}").with(Map.of("GIVEN", "yes"));
    assertThat(runner.run(command, LIMIT).stdout()).isEqualTo("yes there\n");
  }

  @Test
  void programs_get_the_given_environment_and_nothing_of_this_process() {
    LocalProcessRunner other = new LocalProcessRunner(Map.of("PATH", "/bin", "OWN", "yes"));
    Command command = shell("echo $OWN ${HOME:-no home}");
    assertThat(other.run(command, LIMIT).stdout()).isEqualTo("yes no home\n");
  }

  @Test
  void programs_are_looked_up_on_the_given_path_alone() {
    LocalProcessRunner lost = new LocalProcessRunner(Map.of("PATH", "/nowhere"));
    assertThatThrownBy(() -> lost.run(shell("true"), LIMIT))
        .isInstanceOf(ProgramNotFoundException.class)
        .hasMessage("cannot start `sh`: it is not on the PATH");
  }

  @Test
  void a_program_that_does_not_end_is_ended_with_its_children() throws Exception {
    Command command = shell("sleep 4242.17 & sleep 4242.17");
    assertThatThrownBy(() -> runner.run(command, Duration.ofMillis(500)))
        .isInstanceOf(ProcessTimeoutException.class)
        .hasMessageContaining("sleep 4242.17");
    List<ProcessHandle> left =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 4242.17"))
            .toList();
    for (ProcessHandle process : left) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_program_whose_caller_is_cancelled_is_ended_and_the_reason_is_told() throws Exception {
    Cancellation caller = Cancellation.nested();
    Reason signal = new Reason.Signal("TERM");
    Command command = shell("echo begun; exec sleep 4242.18");
    assertThatThrownBy(
            () -> caller.call(() -> runner.run(command, LIMIT, _ -> caller.cancel(signal))))
        .isInstanceOf(CancelledException.class)
        .hasMessage("interrupted by SIGTERM while running `" + command + "`");
    assertThat(Thread.interrupted()).isFalse();
    for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
      if (process.info().commandLine().orElse("").endsWith("sleep 4242.18")) {
        process.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void a_child_that_is_left_behind_with_the_pipe_in_its_hand_is_not_waited_for() {
    LocalProcessRunner impatient = new LocalProcessRunner(System.getenv(), Duration.ofMillis(500));
    Command leaving = shell("sleep 9 & echo out; echo err >&2; exit 3");

    ProcessResult result = impatient.run(leaving, LIMIT);
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout()).isEqualTo("out\n");
    assertThat(result.stderr()).isEqualTo("err\n");
    assertThat(impatient.pipe(shell("echo in"), leaving, LIMIT).stdout()).isEqualTo("out\n");
  }

  @Test
  void an_absent_program_is_named() {
    assertThatThrownBy(() -> runner.run(Command.of("no-such-program"), LIMIT))
        .isInstanceOf(ProgramNotFoundException.class)
        .hasMessageContaining("no-such-program");
  }

  @Test
  void a_pipe_carries_bytes() {
    assertThat(runner.pipe(shell("seq 1 100000"), Command.of("wc", "-l"), LIMIT).stdout().strip())
        .isEqualTo("100000");
  }

  @Test
  void a_failed_writer_is_the_culprit() {
    ProcessResult result =
        runner.pipe(shell("echo no image >&2; exit 1"), shell("cat; exit 2"), LIMIT);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.stderr()).isEqualTo("no image\n");
  }

  @Test
  void a_reader_that_gave_up_is_the_culprit_not_the_writer_whose_pipe_broke() {
    ProcessResult result =
        runner.pipe(
            shell("seq 1 1000000"), shell("echo no space left on device >&2; exit 5"), LIMIT);
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.stderr()).isEqualTo("no space left on device\n");
  }
}
