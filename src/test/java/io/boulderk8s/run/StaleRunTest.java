package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier run left is read before it goes, unless somebody may read it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StaleRunTest {
  @TempDir private Path folder;

  private RunFixture machine() {
    return new RunFixture(folder);
  }

  private static FakeRunPods endedAgo(long millis) {
    return new FakeRunPods(RunFixture.exited(3).endedAgo(millis), 3);
  }

  private static void clear(RunFixture machine, FakeRunPods pods) {
    new StaleRun(machine.context(pods)).clear(pods.pod());
  }

  private static void refused(RunFixture machine, FakeRunPods pods) {
    BoulderK8sException busy =
        catchThrowableOfType(BoulderK8sException.class, () -> clear(machine, pods));
    assertThat(busy.kind()).isEqualTo(FailureKind.BUSY);
    assertThat(busy).hasMessageContaining("run run1");
    assertThat(pods.steps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4999})
  void a_run_that_has_just_ended_may_be_read_from_another_machine(long millis) {
    RunFixture machine = machine();
    refused(machine, endedAgo(millis));
    assertThat(machine.records().has("run1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {5000, 3_600_000})
  void one_that_nobody_read_for_five_seconds_is_recorded_and_goes(long millis) {
    RunFixture machine = machine();
    FakeRunPods pods = endedAgo(millis);
    clear(machine, pods);
    assertThat(pods.steps()).containsExactly("delete");
    assertThat(machine.records().find("run1").orElseThrow().exitCode()).isEqualTo(3);
    assertThat(machine.reporter().notices())
        .anyMatch(note -> note.contains("run run1") && note.contains("ended unread"));
  }

  @Test
  void one_that_this_machine_began_to_read_goes_at_once_when_nobody_reads_it_any_more() {
    RunFixture machine = machine();
    begun(machine).close();
    FakeRunPods pods = endedAgo(0);
    clear(machine, pods);
    assertThat(pods.steps()).containsExactly("delete");
  }

  @Test
  void one_that_another_process_of_this_machine_reads_stays_however_long_ago_it_ended() {
    RunFixture machine = machine();
    try (RunRecording _ = begun(machine)) {
      refused(machine, endedAgo(3_600_000));
    }
  }

  @Test
  void one_that_goes_on_stays() {
    refused(machine(), new FakeRunPods(RunFixture.exited(3).runningFor(9), 3));
  }

  private static RunRecording begun(RunFixture machine) {
    RunRecording recording = machine.records().open("run1").orElseThrow();
    recording.write(RunRecord.begun(FakeRunPods.TICKET, "kind", "test"));
    return recording;
  }
}
