package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** All cells of the sample's CI: docs/performance.md says when they were last run. */
@ResourceLock("sample")
@EnabledIfSystemProperty(
    named = "matrix.all",
    matches = ".*",
    disabledReason = "-Dmatrix.all: takes a quarter of an hour")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class MatrixCellsScenario {
  private static final Duration LONG = Duration.ofMinutes(40);
  private static final String SAMPLE = Path.of("sample").toAbsolutePath().toString();

  @Test
  void eleven_cells_give_what_they_give_one_by_one(Cli cli) throws IOException {
    Path together = Path.of("target/matrix-together").toAbsolutePath();
    Path alone = Path.of("target/matrix-alone").toAbsolutePath();
    CliResult matrix =
        cli.run(LONG, "matrix", "--json", "--boulder", SAMPLE, "--artifacts=" + together);
    JsonNode cells = new JsonMapper().readTree(matrix.stdout()).path("cells");
    assertThat(cells).as(matrix::toString).hasSize(11);
    for (JsonNode cell : cells) {
      String id = cell.path("id").asText();
      List<String> words = List.of(cell.path("command").asText().split(" "));
      Map<String, String> environment =
          words.getFirst().equals("USE_VITESS=true") ? Map.of("USE_VITESS", "true") : Map.of();
      List<String> test =
          new ArrayList<>(List.of("test", "--boulder", SAMPLE, "--artifacts=" + alone.resolve(id)));
      if (words.contains("./tn.sh")) {
        test.add("--config-next");
      }
      test.add("--");
      test.addAll(words.stream().filter(word -> word.startsWith("--")).toList());
      CliResult one = cli.runWith(environment, LONG, test.toArray(String[]::new));
      assertThat(cell.path("exit_code").asInt()).as(id).isEqualTo(one.exitCode());
      assertThat(tests(together.resolve(id))).as(id).isEqualTo(tests(alone.resolve(id)));
    }
  }

  /** Each test with how it ended. */
  private static List<String> tests(Path artifacts) throws IOException {
    List<String> tests = new ArrayList<>();
    new JsonMapper()
        .readTree(artifacts.resolve("results/results.json").toFile())
        .findValues("tests")
        .forEach(
            suite ->
                suite.forEach(
                    test ->
                        tests.add(
                            test.path("name").asText() + " " + test.path("outcome").asText())));
    return tests.stream().sorted().toList();
  }
}
