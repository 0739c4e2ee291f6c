package io.boulderk8s.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.bundle.SnapshotFolder;
import io.boulderk8s.results.TestResults;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder below src/test/resources/diagnose is a small bundle, named after its cause. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiagnosisTest {
  @ParameterizedTest
  @MethodSource("cases")
  void a_recorded_failure_gets_its_cause_its_owner_its_evidence_and_a_next_step(String name) {
    Diagnosis diagnosis = Diagnosis.of(recorded(name));
    assertThat(name).startsWith(diagnosis.verdict().cause().code());
    assertThat(diagnosis.verdict().next()).isNotBlank();
    Golden.check("verdicts/" + name + ".txt", diagnosis.text());
  }

  @Test
  void every_cause_has_a_recorded_case() throws IOException {
    Set<String> seen =
        cases()
            .map(name -> Diagnosis.of(recorded(name)).verdict().cause().code())
            .collect(Collectors.toSet());
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Cause.values()).map(Cause::code).toList());
  }

  @Test
  void the_page_of_causes_lists_each_code_with_its_owner() throws IOException {
    String page = Files.readString(Path.of("docs/causes.md"));
    for (Cause cause : Cause.values()) {
      assertThat(page).contains("- `" + cause.code() + "` (" + cause.owner() + "): ");
    }
  }

  @Test
  void a_stack_that_is_well_gives_no_cause() {
    Snapshot well =
        new Snapshot(
            recorded("dns").pods(),
            List.of(),
            List.of(),
            List.of(),
            TestResults.NONE,
            RunFacts.NONE);
    Diagnosis diagnosis = Diagnosis.of(well);
    assertThat(diagnosis.verdicts())
        .singleElement()
        .satisfies(verdict -> assertThat(verdict.cause()).isEqualTo(Cause.UNKNOWN));
  }

  @Test
  void alarming_words_far_from_the_end_of_a_run_are_no_cause(@TempDir Path folder)
      throws IOException {
    Files.createDirectories(folder.resolve("test"));
    String early = "dial tcp: lookup boulder-mariadb: no such host\nbind: address already in use\n";
    Files.writeString(
        folder.resolve("test/stdout.log"),
        early + "a line\n".repeat(200) + "FAILURE while running unit\n");
    Files.writeString(folder.resolve("run.json"), "{\"exitCode\": 1}");
    assertThat(Diagnosis.of(new SnapshotFolder(folder).read()).verdicts())
        .extracting(Verdict::cause)
        .containsExactly(Cause.STAGE_FAILED);
  }

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(Resources.path("diagnose"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static Snapshot recorded(String name) {
    return new SnapshotFolder(Resources.path("diagnose/" + name)).read();
  }
}
