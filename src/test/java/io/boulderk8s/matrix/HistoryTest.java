package io.boulderk8s.matrix;

import static io.boulderk8s.matrix.MatrixCells.GIB;
import static io.boulderk8s.matrix.MatrixCells.failed;
import static io.boulderk8s.matrix.MatrixCells.passed;
import static io.boulderk8s.matrix.MatrixCells.result;
import static io.boulderk8s.matrix.MatrixCells.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class HistoryTest {
  private static final Cell UNIT = MatrixCells.cell(1, "./t.sh --unit");
  private static final Cell LINTS = MatrixCells.cell(2, "./t.sh --lints");

  @Test
  void the_usual_time_and_the_highest_need_of_memory_are_expected() {
    History history =
        History.NONE
            .with(result(UNIT, passed(), usage(10, 8, GIB)))
            .with(result(UNIT, failed(1), usage(100, 80, 3 * GIB)))
            .with(result(UNIT, passed(), usage(20, 16, 2 * GIB)));

    assertThat(estimate(history, UNIT)).isEqualTo(new Estimate(usage(20, 16, 3 * GIB), 0.8, true));
    assertThat(estimate(history, LINTS)).isEqualTo(Estimate.GUESS);
  }

  @Test
  void a_run_on_a_busy_machine_does_not_hide_how_many_cores_a_cell_can_use() {
    History history =
        History.NONE
            .with(result(UNIT, passed(), usage(10, 15, GIB)))
            .with(result(UNIT, passed(), usage(30, 15, GIB)))
            .with(result(UNIT, passed(), usage(30, 15, GIB)));

    assertThat(estimate(history, UNIT).cores()).isEqualTo(1.5);
  }

  @Test
  void only_the_last_five_runs_count() {
    History history = History.NONE.with(result(UNIT, passed(), usage(1000, 1000, GIB)));
    for (int i = 0; i < 5; i++) {
      history = history.with(result(UNIT, passed(), usage(10, 10, GIB / 2)));
    }

    assertThat(estimate(history, UNIT)).isEqualTo(new Estimate(usage(10, 10, GIB / 2), 1, true));
  }

  @Test
  void a_run_that_was_stopped_says_how_it_ended_but_not_how_long_it_takes() {
    History history =
        History.NONE
            .with(result(UNIT, passed(), usage(10, 8, GIB)))
            .with(result(LINTS, passed(), usage(5, 5, GIB)))
            .with(result(UNIT, CellEnd.stopped(FailureKind.TIMEOUT, ""), usage(99, 1, GIB)));

    assertThat(history.passed()).containsExactly("./t.sh --lints");
    assertThat(estimate(history, UNIT).usage()).isEqualTo(usage(10, 8, GIB));
  }

  @Test
  void it_is_the_same_after_it_was_written_and_read() {
    History history =
        History.NONE
            .with(result(UNIT, passed(), usage(10, 8, GIB)))
            .with(result(UNIT, passed(), usage(12, 9, GIB)))
            .with(result(LINTS, failed(2), usage(5, 5, GIB)));

    assertThat(HistoryJson.read(HistoryJson.of(history))).isEqualTo(history);
    assertThat(HistoryJson.of(history)).contains("\"wall_seconds\" : 12.0");
  }

  @Test
  void what_cannot_be_read_is_no_history() {
    for (String text : List.of("", "{", "[]", "{\"cells\": 3}", "{\"cells\":{\"a\":{}}}")) {
      assertThat(HistoryJson.read(text).usages()).as(text).isEmpty();
    }
  }

  private static Estimate estimate(History history, Cell cell) {
    return Objects.requireNonNull(history.estimates(List.of(UNIT, LINTS)).get(cell));
  }
}
