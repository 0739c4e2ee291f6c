package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs to their ends, whatever becomes of their records. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunCompletionTest {
  @TempDir private Path folder;

  private RunFixture machine() {
    return new RunFixture(folder.resolve("runs"));
  }

  private static int followed(RunFixture machine, FakeRunPods pods, Optional<Path> artifacts) {
    return new RunCompletion(machine.context(pods))
        .follow(pods.pod(), FakeRunPods.TICKET, machine.options(artifacts));
  }

  private static int followed(RunFixture machine, FakeRunPods pods) {
    return followed(machine, pods, Optional.empty());
  }

  private static FakeRunPods ended(int code) {
    return new FakeRunPods(RunFixture.exited(code), code);
  }

  private static List<Integer> ends(RunFixture machine) {
    return machine.reporter().events().stream()
        .filter(Event.RunEnded.class::isInstance)
        .map(event -> ((Event.RunEnded) event).exitCode())
        .toList();
  }

  @Test
  void a_run_is_followed_recorded_and_its_pod_cleared_away() {
    RunFixture machine = machine();
    FakeRunPods pods = ended(4);

    assertThat(followed(machine, pods)).isEqualTo(4);
    assertThat(machine.output()).isEqualTo("one\ntwo\noops\n");
    assertThat(machine.records().find("run1").orElseThrow().exitCode()).isEqualTo(4);
    assertThat(pods.steps()).containsExactly("delete");
    assertThat(machine.reporter().notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"stdout", "stderr", "run.json", "times"})
  void a_full_cache_costs_the_record_only_and_is_told(String file) {
    RunFixture machine = machine();
    machine.full(file);
    FakeRunPods pods = ended(4);

    assertThat(followed(machine, pods)).isEqualTo(4);
    assertThat(machine.output()).isEqualTo("one\ntwo\noops\n");
    assertThat(pods.steps()).containsExactly("delete");
    assertThat(machine.reporter().notices()).isNotEmpty();
    assertThat(ends(machine)).containsExactly(4);
  }

  @Test
  void a_record_without_all_of_the_output_says_so_itself() {
    RunFixture machine = machine();
    machine.full("stdout");

    followed(machine, ended(0));
    assertThat(machine.records().find("run1").orElseThrow().notes())
        .anyMatch(note -> note.contains("stdout"));
  }

  @Test
  void where_there_can_be_no_record_the_tests_have_their_own_code() throws IOException {
    Files.writeString(folder.resolve("runs"), "no folder");
    RunFixture machine = machine();

    assertThat(followed(machine, ended(4))).isEqualTo(4);
    assertThat(machine.output()).isEqualTo("one\ntwo\noops\n");
    assertThat(machine.reporter().notices())
        .anyMatch(note -> note.startsWith("this run leaves no record: "));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void artifacts_that_cannot_be_had_are_74_and_the_tests_code_is_told(int code) throws IOException {
    Files.writeString(folder.resolve("runs"), "no folder");
    RunFixture machine = machine();
    FakeRunPods pods = ended(code);

    BoulderK8sException failure =
        catchThrowableOfType(
            BoulderK8sException.class,
            () -> followed(machine, pods, Optional.of(folder.resolve("mine"))));
    assertThat(failure.kind()).isEqualTo(FailureKind.IO);
    assertThat(failure)
        .hasMessageContaining(folder.resolve("mine").toString())
        .hasMessageContaining("the tests ended with " + code);
    assertThat(machine.output()).isEqualTo("one\ntwo\noops\n");
    assertThat(ends(machine)).containsExactly(74);
    assertThat(pods.steps()).containsExactly("delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stdout", "stderr", "run.json"})
  void artifacts_of_a_record_that_is_not_whole_are_74(String file) {
    RunFixture machine = machine();
    machine.unwritable(file);

    BoulderK8sException failure =
        catchThrowableOfType(
            BoulderK8sException.class,
            () -> followed(machine, ended(4), Optional.of(folder.resolve("mine"))));
    assertThat(failure.kind().exitCode()).isEqualTo(74);
  }

  @Test
  void artifacts_that_cannot_be_written_are_74_and_the_record_keeps_the_tests_code()
      throws IOException {
    Path there = Files.writeString(folder.resolve("mine"), "no folder");
    RunFixture machine = machine();
    FakeRunPods pods = ended(4);

    BoulderK8sException failure =
        catchThrowableOfType(
            BoulderK8sException.class, () -> followed(machine, pods, Optional.of(there)));
    assertThat(failure.kind().exitCode()).isEqualTo(74);
    assertThat(ends(machine)).containsExactly(74);
    assertThat(machine.records().find("run1").orElseThrow().toolExitCode()).isEqualTo(4);
    assertThat(pods.steps()).containsExactly("delete");
  }

  @Test
  void artifacts_of_a_run_whose_record_is_another_readers_are_74_and_it_says_how_to_get_them() {
    RunFixture machine = machine();
    FakeRunPods pods = ended(4);
    RunEnd end =
        RunEnd.recorded(
                new RunStatus(
                    RunStatus.State.EXITED, 4, "", 8, 5, false, 0, 0, 0, 0, Optional.empty()))
            .confirmedBy(4);
    RunVerdict verdict = RunVerdict.of(end, Optional.empty(), Optional.empty());
    try (RunRecording other = machine.records().open("run1").orElseThrow()) {
      other.write(
          RunRecord.begun(FakeRunPods.TICKET, "kind", "test")
              .ended("later", end, verdict, List.of()));
      BoulderK8sException failure =
          catchThrowableOfType(
              BoulderK8sException.class,
              () -> followed(machine, pods, Optional.of(folder.resolve("mine"))));
      assertThat(failure.kind().exitCode()).isEqualTo(74);
      assertThat(failure).hasMessageContaining("boulder-k8s attach --artifacts DIR run1");
    }
    assertThat(pods.steps()).as("the pod is the other's to clear away").isEmpty();
  }

  @Test
  void artifacts_are_the_record() {
    Path mine = folder.resolve("mine");
    assertThat(followed(machine(), ended(4), Optional.of(mine))).isEqualTo(4);
    assertThat(mine.resolve("stdout")).hasBinaryContent(RunFixture.OUT);
    assertThat(mine.resolve("run.json")).exists();
  }

  @Test
  void another_ctrl_c_between_the_end_and_its_confirmation_changes_nothing() {
    RunFixture machine = machine();
    List<String> outside = new ArrayList<>();
    FakeRunPods pods =
        ended(5)
            .atRelease(
                () -> {
                  machine.sends("INT");
                  machine.sends("INT");
                });
    try (Interrupts.Registration _ = machine.forward(outside::add)) {
      assertThat(followed(machine, pods)).isEqualTo(5);
    }
    assertThat(outside).as("signals that would end the command").isEmpty();
    assertThat(machine.records().find("run1").orElseThrow().exitCode()).isEqualTo(5);
  }
}
