package io.boulderk8s.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** scripts/bench/lib.sh: which command is measured, and what its rows say. */
class BenchTest {
  private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir private Path home;

  @BeforeEach
  void a_release_of_these_sources() throws IOException {
    for (String file :
        List.of(
            "pom.xml",
            "src/main/Main.java",
            "images/image.yaml",
            "scripts/host/kind.sh",
            "scripts/release/launcher.sh",
            "scripts/snapshot/freeze",
            "target/boulder-k8s-0.1.0/lib/boulder-k8s.jar")) {
      Files.createDirectories(home.resolve(file).getParent());
      Files.writeString(home.resolve(file), "");
    }
    try (Stream<Path> all = Files.walk(home)) {
      for (Path file : all.toList()) {
        touch(file, BUILT.minusSeconds(60));
      }
    }
    touch(home.resolve("target/boulder-k8s-0.1.0/lib/boulder-k8s.jar"), BUILT);
  }

  private static void touch(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  private String bash(String script) {
    ProcessResult result =
        new LocalProcessRunner(System.getenv())
            .run(
                Command.of(
                    "bash",
                    "-euo",
                    "pipefail",
                    "-c",
                    "home=$0 out=$0 work=$0 kind=kind times=2; . scripts/bench/lib.sh; " + script,
                    home.toString()),
                Duration.ofMinutes(1));
    assertThat(result.exitCode()).as(result::stderr).isZero();
    return result.stdout();
  }

  @Test
  void the_release_of_these_sources_is_measured() {
    assertThat(bash("command_under_test"))
        .isEqualTo(home + "/target/boulder-k8s-0.1.0/bin/boulder-k8s\n");
  }

  @Test
  void a_release_of_older_sources_is_not() throws IOException {
    for (String source : List.of("src/main/Main.java", "pom.xml", "scripts/release/launcher.sh")) {
      touch(home.resolve(source), BUILT.plusSeconds(1));
      assertThat(bash("command_under_test")).isEqualTo(home + "/scripts/boulder-k8s\n");
      touch(home.resolve(source), BUILT.minusSeconds(60));
    }
  }

  @Test
  void the_command_is_looked_for_before_the_rows_and_not_in_what_they_measure() {
    assertThat(bash("command_under_test() { exit 1; }; measured=echo; tool test --quiet"))
        .isEqualTo("test --quiet\n");
  }

  @Test
  void each_row_says_when_and_how_often_it_was_measured() throws IOException {
    bash("row 10 what ours theirs 0.35 goal");
    assertThat(Files.readString(home.resolve("10.measured")))
        .matches(
            "\\| what \\| ours \\| theirs \\| 0\\.35 \\| goal \\| 2 times, \\d{4}-\\d\\d-\\d\\d, .+ \\|\n");
  }

  @Test
  void a_goal_that_is_missed_is_marked_on_either_side() {
    assertThat(bash("goal 0.35 '>=' 0.8; goal 0.80 '>=' 0.8; goal 3.24 '<=' 1.0; goal 1 '<=' 1.0"))
        .isEqualTo(">= 0.8: missed\n>= 0.8\n<= 1.0: missed\n<= 1.0\n");
  }
}
