package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes back to a run that a newer boulder-k8s started touches nothing of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunsTest {
  private static final String NEWER = "newer than this boulder-k8s knows (1)";

  @TempDir private Path folder;

  private final FakeSupervisorPod newer = RunFixture.exited(0).speaking(2);
  private final FakeRunPods pods = new FakeRunPods(newer, 0);

  private RunFixture machine() {
    return new RunFixture(folder);
  }

  private int attach(RunFixture machine, String run) {
    return new Runs(machine.context(pods)).attach(run, machine.options(Optional.empty()));
  }

  private void cancel(RunFixture machine, String run) {
    new Runs(machine.context(pods)).cancel(run, Duration.ofSeconds(1));
  }

  private void recorded(String run, String text) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(run)).resolve("run.json"), text);
  }

  private static BoulderK8sException refused(Runnable command) {
    BoulderK8sException refused = catchThrowableOfType(BoulderK8sException.class, command::run);
    assertThat(refused.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    return refused;
  }

  @Test
  void attach_refuses_an_agent_of_a_newer_protocol_and_reads_nothing() {
    RunFixture machine = machine();
    assertThat(refused(() -> attach(machine, "run1"))).hasMessageContaining(NEWER);
    assertThat(newer.commands()).allMatch(command -> command.contains("status"));
    assertThat(machine.output()).isEmpty();
    assertThat(machine.records().has("run1")).isFalse();
    assertThat(pods.steps()).isEmpty();
  }

  @Test
  void cancel_refuses_an_agent_of_a_newer_protocol_and_ends_nothing() {
    assertThat(refused(() -> cancel(machine(), "run1"))).hasMessageContaining(NEWER);
    assertThat(newer.commands()).allMatch(command -> command.contains("status"));
    assertThat(pods.steps()).isEmpty();
  }

  @Test
  void attach_and_cancel_refuse_a_run_that_has_only_a_record_of_a_newer_format()
      throws IOException {
    recorded("old", "{\"format\":2,\"run\":{\"id\":\"old\"}}");
    assertThat(refused(() -> attach(machine(), "old"))).hasMessageContaining(NEWER);
    assertThat(refused(() -> cancel(machine(), "old"))).hasMessageContaining(NEWER);
  }

  @Test
  void to_cancel_a_run_that_has_only_a_record_says_that_it_has_ended() throws IOException {
    recorded(
        "old",
        """
        {"format":1,"id":"old","cluster":"kind","namespace":"ns","command":[],"by":"me",
         "created":"2026-01-01T00:00:00Z","ended":"2026-01-01T00:01:00Z","state":"exited","exitCode":3,
         "toolExitCode":3,"signal":"","stdoutBytes":0,"stderrBytes":0,"lostBytes":0,"oomKills":0,
         "reason":"","notes":[]}
        """);
    assertThat(refused(() -> cancel(machine(), "old")))
        .hasMessageContaining("it has ended")
        .hasMessageContaining("boulder-k8s attach old");
    assertThat(refused(() -> cancel(machine(), "never"))).hasMessageContaining("no such run");
  }
}
