package io.boulderk8s.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.matrix.CellEnd.Recorded;
import io.boulderk8s.matrix.CellEnd.State;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CellEndTest {
  @ParameterizedTest
  @CsvSource({
    // process, record's state, record's code, state, code
    "0, exited, 0, PASSED, 0",
    "2, exited, 2, FAILED, 2",
    "70, exited, 70, FAILED, 70",
    "0, exited, 1, UNKNOWN, 76",
    "0, stopped, , UNKNOWN, 76",
    "0, running, 0, UNKNOWN, 76",
    "75, stopped, 130, STOPPED, 75",
    "77, stopped, , STOPPED, 77",
    "76, unknown, , UNKNOWN, 76",
    "130, stopped, 130, NOT_RUN, 130",
    "137, running, , UNKNOWN, 76",
    "137, exited, 137, FAILED, 137"
  })
  void only_a_process_and_a_record_that_agree_are_a_success(
      int process, String recordState, Integer recordCode, State state, int code) {
    CellEnd end =
        CellEnd.of(
            process, Optional.of(new Recorded(recordState, Optional.ofNullable(recordCode), "")));

    assertThat(end.state()).isEqualTo(state);
    assertThat(end.exitCode()).isEqualTo(code);
  }

  @Test
  void without_a_record_nothing_is_a_success() {
    assertThat(CellEnd.of(0, Optional.empty()).state()).isEqualTo(State.UNKNOWN);
    assertThat(CellEnd.of(3, Optional.empty()))
        .isEqualTo(new CellEnd(State.FAILED, 3, "before its tests"));
    assertThat(CellEnd.of(143, Optional.empty()).why()).contains("signal 15");
    assertThat(CellEnd.stopped(FailureKind.TIMEOUT, "too long"))
        .isEqualTo(new CellEnd(State.STOPPED, 75, "too long"));
  }

  @Test
  void what_a_cell_took_is_remembered_only_when_its_tests_came_to_an_end() {
    assertThat(MatrixCells.passed().isOfTheTests()).isTrue();
    assertThat(MatrixCells.failed(1).isOfTheTests()).isTrue();
    assertThat(CellEnd.of(3, Optional.empty()).isOfTheTests()).isFalse();
    assertThat(CellEnd.notRun("").isOfTheTests()).isFalse();
  }
}
