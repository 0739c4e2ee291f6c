package io.boulderk8s.matrix;

import static io.boulderk8s.matrix.MatrixCells.GIB;
import static io.boulderk8s.matrix.MatrixCells.failed;
import static io.boulderk8s.matrix.MatrixCells.passed;
import static io.boulderk8s.matrix.MatrixCells.result;
import static io.boulderk8s.matrix.MatrixCells.usage;
import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MatrixResultTest {
  private static final CellEnd LATE = CellEnd.stopped(FailureKind.TIMEOUT, "");
  private static final CellEnd LOST = CellEnd.of(137, Optional.empty());

  @Test
  void the_worst_cell_gives_the_exit_code() {
    assertThat(code(passed(), passed())).isZero();
    assertThat(code(passed(), failed(1), failed(2))).isEqualTo(2);
    // a test.sh that ends with 100 is no worse than a cell that was stopped
    assertThat(code(failed(100), LATE)).isEqualTo(75);
    assertThat(code(LATE, CellEnd.stopped(FailureKind.DEPENDENCY, ""))).isEqualTo(77);
    assertThat(code(LATE, CellEnd.stopped(FailureKind.DEPENDENCY, ""), LOST)).isEqualTo(76);
    assertThat(code(failed(1), CellEnd.notRun(""))).isEqualTo(130);
    assertThat(code(passed(), CellEnd.notRun(""))).isEqualTo(130);
  }

  @Test
  void nothing_at_all_is_no_success() {
    assertThat(code()).isEqualTo(76);
  }

  @Test
  void times_are_added_up() {
    MatrixResult result = of(passed(), failed(1));

    assertThat(result.cpu()).isEqualTo(Duration.ofSeconds(16));
    assertThat(result.longest()).isEqualTo(Duration.ofSeconds(10));
    assertThat(result.count(CellEnd.State.PASSED)).isEqualTo(1);
  }

  private static int code(CellEnd... ends) {
    return of(ends).exitCode();
  }

  private static MatrixResult of(CellEnd... ends) {
    List<CellResult> cells =
        Stream.of(ends)
            .map(end -> result(MatrixCells.cell(1, "x"), end, usage(10, 8, GIB)))
            .toList();
    return new MatrixResult(cells, Duration.ofSeconds(12));
  }
}
