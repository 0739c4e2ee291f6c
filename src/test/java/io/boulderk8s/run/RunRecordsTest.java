package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static Ending exited(int code) {
    return Ending.recorded(new RunStatus(RunStatus.State.EXITED, code, "", 4, 2, false, 0, 1, 0, 0))
        .confirmedBy(code);
  }

  private void keep(RunRecord record, byte[] stdout) throws IOException {
    try (Recording recording = records().open(record.id()).orElseThrow()) {
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
    Ending ending = exited(3);
    RunRecord ended =
        begun("a1", "2026-01-01T00:00:00Z")
            .ended(
                "2026-01-01T00:01:00Z",
                ending,
                Verdict.of(ending, Optional.empty(), Optional.empty()),
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
            Verdict.of(exited(130), Optional.of(late), Optional.empty()),
            List.of());
    RunRecord unknown =
        begun.ended(
            "later",
            Ending.unseen("evicted"),
            Verdict.of(Ending.unseen("evicted"), Optional.empty(), Optional.empty()),
            List.of());

    assertThat(stopped.state()).isEqualTo("stopped");
    assertThat(stopped.toolExitCode()).isEqualTo(75);
    assertThat(unknown.state()).isEqualTo("unknown");
    assertThat(unknown.exitCode()).isNull();
    assertThat(unknown.toolExitCode()).isEqualTo(76);
    assertThat(begun.isOver()).isFalse();
  }

  @Test
  void one_process_follows_a_run_and_others_can_tell() {
    Optional<Recording> mine = records().open("a1");

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

    assertThat(records().all()).hasSizeLessThanOrEqualTo(21);
    assertThat(records().find("run10")).isEmpty();
    assertThat(records().all().getLast().id()).isEqualTo("run34");
  }

  @Test
  void a_record_that_was_cut_short_is_none() throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs/a1"));
    Files.writeString(run.resolve("run.json"), "{\"id\":\"a1\"");

    assertThat(records().find("a1")).isEmpty();
    assertThat(records().find("../a1")).isEmpty();
    assertThat(records().all()).isEmpty();
  }

  @Test
  void artifacts_are_a_copy() throws IOException {
    try (Recording recording = records().open("a1").orElseThrow()) {
      recording.write(begun("a1", "2026-01-01T00:00:00Z"));
      recording.stdout().write(65);
      recording.copyTo(folder.resolve("deep/artifacts"));
    }

    assertThat(folder.resolve("deep/artifacts/stdout")).hasContent("A");
    assertThat(folder.resolve("deep/artifacts/run.json")).content().contains("\"id\" : \"a1\"");
  }
}
