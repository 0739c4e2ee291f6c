package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this machine remembers of runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunRecordsTest {
  @TempDir private Path folder;

  private RunRecords records() {
    return new RunRecords(folder.resolve("runs"));
  }

  private static RunRecord begun(String id, String created) {
    return RunRecord.begun(
        new RunTicket(id, List.of("./test.sh", "--unit"), "me@here, process 1", created),
        "c",
        "ns");
  }

  private static RunEnd exited(int code) {
    return RunEnd.recorded(
            new RunStatus(
                RunStatus.State.EXITED, code, "", 4, 2, false, 0, 1, 0, 0, Optional.empty()))
        .confirmedBy(code);
  }

  private void keep(RunRecord record, byte[] stdout) throws IOException {
    try (RunRecording recording = records().open(record.id()).orElseThrow()) {
      recording.write(record);
      try (OutputStream out = recording.stdout();
          OutputStream err = recording.stderr()) {
        out.write(stdout);
        err.write(7);
      }
    }
  }

  @Test
  void a_run_is_remembered_with_its_end_and_its_bytes() throws IOException {
    RunEnd ending = exited(3);
    RunRecord ended =
        begun("a1", "2026-01-01T00:00:00Z")
            .ended(
                "2026-01-01T00:01:00Z",
                ending,
                RunVerdict.of(ending, Optional.empty(), Optional.empty()),
                List.of("service db restarted"));
    keep(ended, new byte[] {0, -1});

    assertThat(records().find("a1")).hasValue(ended);
    assertThat(ended.state()).isEqualTo("exited");
    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.oomKills()).isEqualTo(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    records().replay("a1", new RunOutput(out, err));
    assertThat(out.toByteArray()).containsExactly(0, 0xff);
    assertThat(err.toByteArray()).containsExactly(7);
  }

  @Test
  void a_cause_and_an_unknown_end_are_told_apart() {
    BoulderK8sException late = BoulderK8sException.of(FailureKind.TIMEOUT, "run", "late", "");
    RunRecord begun = begun("a1", "2026-01-01T00:00:00Z");
    RunRecord stopped =
        begun.ended(
            "later",
            exited(130),
            RunVerdict.of(exited(130), Optional.of(late), Optional.empty()),
            List.of());
    RunRecord unknown =
        begun.ended(
            "later",
            RunEnd.unseen("evicted"),
            RunVerdict.of(RunEnd.unseen("evicted"), Optional.empty(), Optional.empty()),
            List.of());

    assertThat(stopped.state()).isEqualTo("stopped");
    assertThat(stopped.toolExitCode()).isEqualTo(75);
    assertThat(unknown.state()).isEqualTo("unknown");
    assertThat(unknown.exitCode()).isNull();
    assertThat(unknown.toolExitCode()).isEqualTo(76);
    assertThat(begun.isOver()).isFalse();
  }

  @Test
  void numbers_that_nobody_witnessed_are_absent_and_not_0() throws IOException {
    RunEnd end = RunEnd.unseen("its pod was deleted");
    RunRecord unknown =
        begun("a1", "2026-01-01T00:00:00Z")
            .ended("later", end, RunVerdict.of(end, Optional.empty(), Optional.empty()), List.of());
    keep(unknown, new byte[] {1});

    assertThat(folder.resolve("runs/a1/run.json"))
        .content()
        .contains(
            "\"stdoutBytes\" : null",
            "\"stderrBytes\" : null",
            "\"lostBytes\" : null",
            "\"oomKills\" : null");
    assertThat(records().find("a1")).hasValue(unknown);
  }

  @Test
  void one_process_follows_a_run_and_others_can_tell() {
    Optional<RunRecording> mine = records().open("a1");

    assertThat(mine).isPresent();
    assertThat(records().isFollowed("a1")).isTrue();
    assertThat(records().open("a1")).isEmpty();
    mine.orElseThrow().close();
    assertThat(records().isFollowed("a1")).isFalse();
    assertThat(records().isFollowed("never-seen")).isFalse();
  }

  @Test
  void the_oldest_are_forgotten() throws IOException {
    for (int i = 10; i < 35; i++) {
      keep(begun("run" + i, "2026-01-01T00:00:" + i + "Z"), new byte[0]);
    }

    assertThat(records().all()).hasSizeBetween(20, 21);
    assertThat(records().find("run10")).isEmpty();
    assertThat(records().all().getLast().id()).isEqualTo("run34");
  }

  @Test
  void what_a_link_leads_to_or_was_never_a_runs_is_never_deleted() throws IOException {
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    Files.writeString(theirs.resolve("precious"), "x");
    Path runs = Files.createDirectories(folder.resolve("runs"));
    Files.createSymbolicLink(runs.resolve("link"), theirs);
    Files.writeString(Files.createDirectories(runs.resolve("other")).resolve("precious"), "y");
    for (int i = 10; i < 35; i++) {
      keep(begun("run" + i, "2026-01-01T00:00:" + i + "Z"), new byte[0]);
    }

    assertThat(theirs)
        .isDirectoryContaining("glob:**/precious")
        .isDirectoryNotContaining("glob:**/lock");
    assertThat(runs.resolve("other/precious")).hasContent("y");
  }

  @Test
  void an_old_record_that_cannot_be_deleted_hinders_no_new_run() throws IOException {
    keep(begun("run00", "2025-01-01T00:00:00Z"), new byte[0]);
    Files.createDirectories(folder.resolve("runs/run00/a/folder"));
    for (int i = 10; i < 35; i++) {
      keep(begun("run" + i, "2026-01-01T00:00:" + i + "Z"), new byte[0]);
    }

    assertThat(records().find("run34")).isPresent();
  }

  @Test
  void another_reader_tells_how_a_run_ended_once_it_has_recorded_that() {
    OtherReader other = new OtherReader(records(), "a1");
    RunRecord begun = begun("a1", "2026-01-01T00:00:00Z");
    RunEnd end = exited(3);
    RunVerdict verdict = RunVerdict.of(end, Optional.empty(), Optional.empty());
    try (RunRecording recording = records().open("a1").orElseThrow()) {
      recording.write(begun);
      assertThat(other.reads()).isTrue();
      assertThat(other.recordedCode()).isEmpty();
      recording.write(begun.ended("later", end, verdict, List.of()));
      assertThat(other.recordedCode()).hasValue(3);
    }
    assertThat(other.reads()).isFalse();
  }

  private Path recorded(String id, String text) throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs").resolve(id));
    Files.writeString(run.resolve("stdout"), "out");
    return Files.writeString(run.resolve("run.json"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "", "a b", "-a", "a/b", "a="})
  void what_no_label_can_have_as_its_value_is_no_id(String text) {
    assertThat(RunRecords.isId(text)).isFalse();
    assertThat(RunRecords.isId("e7c84bb1")).isTrue();
  }

  @Test
  void what_is_no_name_of_a_run_has_no_record() throws IOException {
    recorded("a1", "{}");

    assertThat(records().find("../runs/a1")).isEmpty();
    assertThat(records().find("a2")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"id\":\"a1\"", "[]", "null", "{}", "{\"format\":1,\"id\":\"a1\"}", "\0"})
  void a_record_that_is_damaged_is_told_and_not_taken_for_none(String text) throws IOException {
    Path file = recorded("a1", text);

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> records().find("a1"))
        .withMessageContaining("run a1: its record " + file + " cannot be read: ")
        .withMessageContaining("-> remove the folder " + file.getParent())
        .returns(FailureKind.IO, BoulderK8sException::kind);
    assertThat(records().all()).isEmpty();
    assertThat(records().unreadable()).hasSize(1);
  }

  @Test
  void a_record_of_a_newer_format_is_told_and_not_taken_for_none() throws IOException {
    recorded("a1", "{\"format\":2,\"run\":{\"id\":\"a1\"},\"outcome\":{\"exit\":0}}");

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> records().find("a1"))
        .withMessageContaining(
            "run a1: its record has format 2, newer than this boulder-k8s knows (1)")
        .withMessageContaining("use the boulder-k8s that started the run, or a newer one")
        .returns(FailureKind.UNAVAILABLE, BoulderK8sException::kind);
    assertThat(records().has("a1")).isTrue();
  }

  /** As 0.1.0 wrote them before formats had numbers. */
  private static final String BEFORE_FORMATS =
      """
      {"id":"a1","cluster":"c","namespace":"ns","command":["./test.sh","--unit"],"by":"me@here, process 1",
       "created":"2026-01-01T00:00:00Z","ended":"2026-01-01T00:01:00Z","state":"exited","exitCode":3,
       "toolExitCode":3,"signal":"","stdoutBytes":2,"stderrBytes":1,"lostBytes":0,"oomKills":0,"reason":"",
       "notes":["service db restarted"]}
      """;

  @Test
  void a_record_from_before_formats_had_numbers_reads_as_ever() throws IOException {
    recorded("a1", BEFORE_FORMATS);

    RunRecord record = records().find("a1").orElseThrow();
    assertThat(record.toolExitCode()).isEqualTo(3);
    assertThat(record.notes()).containsExactly("service db restarted");
    assertThat(record.isOver()).isTrue();
  }

  @Test
  void further_fields_of_its_format_do_not_matter() throws IOException {
    recorded("a1", BEFORE_FORMATS.replaceFirst("\\{", "{\"format\":1,\"mood\":{\"good\":true},"));

    assertThat(records().find("a1").orElseThrow().exitCode()).isEqualTo(3);
  }

  @Test
  void what_cannot_be_read_is_forgotten_by_its_age_too() throws IOException {
    for (int i = 10; i < 20; i++) {
      Path newer = recorded("newer" + i, "{\"format\":2}");
      Files.writeString(newer.resolveSibling("events.json"), "[]");
      Files.setLastModifiedTime(newer, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
      Files.setLastModifiedTime(
          recorded("cut" + i, "{"), FileTime.from(Instant.parse("2025-01-02T00:00:00Z")));
    }
    Files.writeString(folder.resolve("runs/note"), "no run at all");
    for (int i = 10; i < 35; i++) {
      keep(begun("run" + i, "2026-01-01T00:00:" + i + "Z"), new byte[0]);
    }

    Files.delete(folder.resolve("runs/note"));
    try (Stream<Path> left = Files.list(folder.resolve("runs"))) {
      assertThat(left.map(run -> run.getFileName().toString()))
          .hasSizeLessThanOrEqualTo(21)
          .allMatch(name -> name.startsWith("run"));
    }
  }

  @Test
  void artifacts_are_a_copy() throws IOException {
    try (RunRecording recording = records().open("a1").orElseThrow()) {
      recording.write(begun("a1", "2026-01-01T00:00:00Z"));
      recording.stdout().write(65);
      recording.copyTo(folder.resolve("deep/artifacts"));
    }

    assertThat(folder.resolve("deep/artifacts/stdout")).hasContent("A");
    assertThat(folder.resolve("deep/artifacts/run.json")).content().contains("\"id\" : \"a1\"");
  }
}
