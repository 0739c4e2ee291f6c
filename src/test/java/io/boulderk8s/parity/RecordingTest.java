package io.boulderk8s.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.results.TestOutputReader;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RecordingTest {
  private static final Recording RECORDING =
      Recording.of(
          "compose",
          "sample",
          List.of(
              Fact.of("bconsul", "environment", "PATH", "/bin"),
              Fact.of("bconsul", "environment", "EMPTY", ""),
              Fact.of("bconsul", "mounts", "/a \"b\"", "ext4 |x|"),
              Fact.of("test.sh", "run", "exit code", "3")));

  @Test
  void a_recording_is_read_as_it_was_written() {
    assertThat(RecordingJson.read("a.json", RecordingJson.write(RECORDING))).isEqualTo(RECORDING);
  }

  @Test
  void what_is_no_recording_is_refused_with_its_name() {
    for (String text : List.of("", "[]", "{\"format\": 2, \"facts\": {}}", "{\"format\": 1}")) {
      assertThatThrownBy(() -> RecordingJson.read("a.json", text))
          .as(text)
          .isInstanceOf(BoulderK8sException.class)
          .hasMessageContaining("a.json");
    }
  }

  @Test
  void the_exit_code_of_the_tests_is_that_of_test_sh() {
    assertThat(RECORDING.testExitCode()).isEqualTo(3);
    assertThat(Recording.of("k8s", "", List.of()).testExitCode()).isZero();
  }

  @Test
  void a_run_is_its_exit_code_its_tests_and_its_headings() {
    List<String> output =
        List.of(
            "COVERAGE_DIR:       test/coverage/2026-11-21_14-07-18",
            "\u001b[34m\u001b[1mRunning Unit Tests\u001b[0m",
            "=== RUN   TestA",
            "--- PASS: TestA (0.01s)",
            "=== RUN   TestB",
            "--- FAIL: TestB (0.01s)",
            "FAIL",
            "FAIL\tgithub.com/letsencrypt/boulder/sa\t0.1s",
            "\u001b[31mFAILURE\u001b[0m while running \u001b[31munit\u001b[0m");

    assertThat(RunFacts.of(1, output, TestOutputReader.read("stdout", output.stream())))
        .extracting(fact -> fact.key().aspect() + "/" + fact.key().item() + "/" + fact.value())
        .contains(
            "run/exit code/1",
            "tests/github.com/letsencrypt/boulder/sa TestA/passed",
            "tests/github.com/letsencrypt/boulder/sa TestB/failed",
            "markers/COVERAGE_DIR:       test/coverage/(time)/said",
            "markers/Running Unit Tests/said",
            "markers/FAILURE while running unit/said");
  }

  @Test
  void the_outcome_is_told_to_people_programs_and_github_without_their_markup_breaking() {
    Parity parity =
        new Comparison(KnownDifferences.all())
            .of(
                RECORDING,
                Recording.of(
                    "k8s",
                    "",
                    List.of(
                        Fact.of("bconsul", "environment", "PATH", "/bin"),
                        Fact.of("bconsul", "environment", "EMPTY", ""),
                        Fact.of("bconsul", "environment", "KUBERNETES_PORT", ""),
                        Fact.of("bconsul", "mounts", "/a \"b\"", "<b>"),
                        Fact.of("test.sh", "run", "exit code", "3"))));

    assertThat(ParityText.of(parity))
        .isEqualTo(
            """
            WHERE            WHAT     COMPOSE    KUBERNETES
            bconsul mounts   /a "b"   ext4 |x|   <b>

            known (1): %s
            parity: 5 facts compared, 1 unknown differences, 1 known ones
            """
                .formatted(KnownDifferences.all().getFirst().reason()));
    assertThat(ParityJson.of(parity))
        .contains("\"holds\" : false", "\"kubernetes\" : \"<b>\"", "\"reason\" : ");
    assertThat(ParityMarkdown.of(parity))
        .contains("| bconsul mounts | /a \"b\" | ext4 \\|x\\| | &lt;b> |");
  }
}
