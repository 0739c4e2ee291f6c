package io.boulderk8s.matrix;

import static io.boulderk8s.matrix.MatrixCells.GIB;
import static io.boulderk8s.matrix.MatrixCells.usage;

import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.results.Counts;
import io.boulderk8s.testkit.Golden;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReportsTest {
  private static final Cell UNIT = MatrixCells.cell(1, "./t.sh --unit");
  private static final Cell FILTERED = MatrixCells.cell(2, "./tn.sh --unit -f 'A|B<C>'");
  private static final Cell LATE = MatrixCells.cell(3, "./t.sh --integration");
  private static final Cell LEFT = MatrixCells.cell(4, "./t.sh --lints");
  private static final MatrixResult RESULT =
      new MatrixResult(
          List.of(
              new CellResult(
                  UNIT,
                  MatrixCells.passed(),
                  Optional.of(usage(61, 80, GIB)),
                  new Counts(40, 0, 2, 0),
                  "/a/c1"),
              new CellResult(
                  FILTERED,
                  MatrixCells.failed(1),
                  Optional.of(usage(20, 15, GIB / 2)),
                  new Counts(3, 1, 0, 0),
                  "/a/c2"),
              new CellResult(
                  LATE,
                  CellEnd.stopped(FailureKind.TIMEOUT, "phase run did not end within 30 s"),
                  Optional.of(usage(30, 1, GIB)),
                  Counts.NONE,
                  "/a/c3"),
              CellResult.none(LEFT, CellEnd.notRun("interrupted"))),
          Duration.ofMillis(91_234));

  @Test
  void people_see_a_table_and_why_a_cell_did_not_pass() {
    Golden.check("matrix/result.txt", ResultText.of(RESULT));
  }

  @Test
  void programs_get_json() {
    Golden.check("matrix/result.json", ResultJson.of(RESULT));
  }

  @Test
  void the_page_of_a_workflow_shows_a_table_that_no_command_breaks() {
    Golden.check("matrix/result.md", ResultMarkdown.of(RESULT));
  }

  @Test
  void the_plan_says_what_is_a_guess_and_what_is_not_run() {
    History history =
        History.NONE.with(
            new CellResult(
                UNIT, MatrixCells.passed(), Optional.of(usage(61, 80, GIB)), Counts.NONE, ""));

    Golden.check(
        "matrix/plan.txt",
        PlanText.of(
            List.of(UNIT, LATE),
            history.estimates(List.of(UNIT, LATE)),
            List.of("job govulncheck")));
  }
}
