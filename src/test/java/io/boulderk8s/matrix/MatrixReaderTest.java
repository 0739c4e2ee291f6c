package io.boulderk8s.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.boulder.HarnessReader;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.compose.ComposeSource;
import io.boulderk8s.testkit.MiniCheckout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MatrixReaderTest {
  private static final MatrixReader READER = new MatrixReader(new HarnessReader().read().matrix());

  @Test
  void each_combination_of_the_lists_is_a_cell_with_the_environment_of_workflow_job_and_command() {
    MatrixSource found =
        workflow(
            """
            on: push
            env: {EVERYWHERE: "yes", TAG: outer}
            jobs:
              b:
                runs-on: ubuntu-24.04
                strategy:
                  matrix:
                    TOOLS: [go1, go2]
                    tests:
                      - ./t.sh --lints
                      - USE_VITESS=true NOTE='a b' ./tn.sh --unit -f 'Test.*'
                env:
                  TAG: tools-${{ matrix.TOOLS }}
                  NUMBER: 7
                steps:
                  - uses: actions/checkout@v6
                  - name: docker compose pull
                    run: docker compose pull
                  - run: ${{ matrix.tests }}
                    env: {STEP: "1"}
              other:
                runs-on: ubuntu-24.04
                steps: [{run: go vet}]
            """);

    assertThat(found.cells())
        .extracting(Cell::id, Cell::name, Cell::next, Cell::arguments)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "c1", "./t.sh --lints (go1)", false, List.of("--lints")),
            org.assertj.core.groups.Tuple.tuple(
                "c2",
                "USE_VITESS=true NOTE='a b' ./tn.sh --unit -f 'Test.*' (go1)",
                true,
                List.of("--unit", "-f", "Test.*")),
            org.assertj.core.groups.Tuple.tuple(
                "c3", "./t.sh --lints (go2)", false, List.of("--lints")),
            org.assertj.core.groups.Tuple.tuple(
                "c4",
                "USE_VITESS=true NOTE='a b' ./tn.sh --unit -f 'Test.*' (go2)",
                true,
                List.of("--unit", "-f", "Test.*")));
    assertThat(found.cells().getLast().environment())
        .isEqualTo(
            Map.of(
                "EVERYWHERE", "yes",
                "TAG", "tools-go2",
                "NUMBER", "7",
                "STEP", "1",
                "USE_VITESS", "true",
                "NOTE", "a b"));
    assertThat(found.notRun())
        .containsExactly(
            "step \"actions/checkout@v6\" of job b",
            "step \"docker compose pull\" of job b",
            "job other");
  }

  @Test
  void the_workflow_of_the_sample_has_the_eleven_cells_that_the_one_of_boulder_has() {
    String file = "sample/.github/workflows/boulder-ci.yml";
    MatrixSource found =
        READER.workflow(new ComposeSource(file, ComposeFiles.requiredText(Path.of(file))));

    assertThat(found.cells()).hasSize(11);
    // the only tag tells no cell from another
    assertThat(found.cells().getFirst().name()).isEqualTo("./t.sh --lints --generate");
    assertThat(found.cells()).filteredOn(Cell::next).hasSize(4);
    assertThat(found.cells())
        .filteredOn(cell -> "true".equals(cell.environment().get("USE_VITESS")))
        .hasSize(5)
        .allSatisfy(
            cell ->
                assertThat("boulder-k8s/boulder:" + cell.environment().get("BOULDER_TAG"))
                    .isEqualTo(MiniCheckout.TOOLS));
  }

  @Test
  void a_list_has_a_command_a_line_and_two_that_are_equal_are_told_apart() {
    MatrixSource found =
        READER.list(
            new ComposeSource("cells", "# mine\n\n./t.sh --unit\n  A=1 ./tn.sh\n./t.sh --unit\n"));

    assertThat(found.cells())
        .containsExactly(
            new Cell("c1", "./t.sh --unit", sorted(Map.of()), false, List.of("--unit")),
            new Cell("c2", "A=1 ./tn.sh", sorted(Map.of("A", "1")), true, List.of()),
            new Cell("c3", "./t.sh --unit #2", sorted(Map.of()), false, List.of("--unit")));
  }

  @Test
  void all_problems_of_a_workflow_are_told_at_once_with_their_places() {
    assertThatThrownBy(
            () ->
                workflow(
                    """
                    jobs:
                      b:
                        if: github.ref == 'x'
                        strategy:
                          matrix:
                            tests: ["./t.sh | tee log", "make test"]
                            include: [{tests: x}]
                            tags: ${{ fromJSON('[]') }}
                        env:
                          SECRET: ${{ secrets.TOKEN }}
                        steps:
                          - run: ${{ matrix.tests }}
                            working-directory: sub
                      c:
                        steps:
                          - run: cd sub && ./t.sh
                    """))
        .hasMessageContainingAll(
            "ci.yml:3:5: `if` of jobs.b is not understood",
            "ci.yml:6:17: the command `./t.sh | tee log` cannot be read: `|` means something",
            "ci.yml:6:37: the command `make test` cannot be read: `make` is not known",
            "ci.yml:7:9: `matrix.include` is not supported",
            "ci.yml:8:15: `matrix.tags` must be a list",
            "ci.yml:10:15: `${{ secrets.TOKEN }}` has a value only on GitHub",
            "ci.yml:13:9: `working-directory` of the step of the tests is not understood",
            "ci.yml:16:14: it is unclear which tests this step runs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "on: push; there are no cells in it",
        "jobs: {b: {steps: [{run: make}]}}; there are no cells in it",
        "a: [; not YAML",
        "jobs: {b: {steps: [{run: '${{ matrix.tests }}'}]}}; which tests this step runs"
      })
  void a_workflow_without_cells_is_a_problem(String text, String message) {
    assertThatThrownBy(() -> workflow(text)).hasMessageContaining(message);
  }

  @Test
  void a_line_of_a_list_that_cannot_be_read_is_told_with_its_number() {
    assertThatThrownBy(
            () -> READER.list(new ComposeSource("cells", "./t.sh\n./t.sh $X\n'./t.sh\nA=1\n")))
        .hasMessageContainingAll(
            "cells:2:1: the command `./t.sh $X` cannot be read: `$` means something to a shell",
            "cells:3:1: the command `'./t.sh` cannot be read: a quote is not closed",
            "cells:4:1: the command `A=1` cannot be read: it names no program");
  }

  private static MatrixSource workflow(String text) {
    return READER.workflow(new ComposeSource("ci.yml", text));
  }

  private static java.util.SortedMap<String, String> sorted(Map<String, String> map) {
    return new java.util.TreeMap<>(map);
  }
}
