package io.boulderk8s.matrix.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.matrix.Capacity;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.History;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.Schedule;
import io.boulderk8s.testkit.RecordingReporter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MatrixRunTest {
  private static final List<Cell> CELLS = List.of(cell(1), cell(2), cell(3), cell(4));
  private static final CellEnd PASSED =
      CellEnd.of(0, Optional.of(new CellEnd.Recorded("exited", Optional.of(0), "")));

  private final Set<String> cleared = new ConcurrentSkipListSet<>();
  private final Set<String> told = new ConcurrentSkipListSet<>();

  @Test
  void every_cell_is_run_and_cleared_also_when_one_breaks() {
    MatrixResult result =
        run(
            cell -> {
              if (cell.id().equals("c2")) {
                throw new IllegalStateException("a fault");
              }
              return CellResult.none(cell, PASSED);
            });

    assertThat(result.cells()).extracting(CellResult::cell).isEqualTo(CELLS);
    assertThat(result.count(CellEnd.State.PASSED)).isEqualTo(3);
    assertThat(result.cells().get(1).end().state()).isEqualTo(CellEnd.State.UNKNOWN);
    assertThat(result.exitCode()).isEqualTo(76);
    assertThat(cleared).containsExactly("c1", "c2", "c3", "c4");
    assertThat(told).containsExactly("c1", "c2", "c3", "c4");
  }

  @Test
  void cancelled_it_ends_what_runs_clears_it_and_says_why_the_others_did_not_run() {
    CountDownLatch never = new CountDownLatch(1);
    Cancellation matrix = Cancellation.nested();
    MatrixResult result =
        matrix.call(
            () ->
                run(
                    cell -> {
                      if (cell.id().equals("c1")) {
                        return CellResult.none(cell, PASSED);
                      }
                      matrix.cancel(new Reason.Signal("TERM"));
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        return CellResult.none(cell, CellEnd.notRun("ended"));
                      }
                      return CellResult.none(cell, PASSED);
                    }));

    assertThat(result.cells())
        .extracting(cell -> cell.end().state() + " " + cell.end().why())
        .containsExactly(
            "PASSED ",
            "NOT_RUN ended",
            "NOT_RUN interrupted by SIGTERM",
            "NOT_RUN interrupted by SIGTERM");
    assertThat(cleared).containsExactly("c1", "c2");
    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(Thread.interrupted()).isFalse();
  }

  /** One after the other. */
  private MatrixResult run(java.util.function.Function<Cell, CellResult> tests) {
    MatrixRun.Work work =
        new MatrixRun.Work() {
          @Override
          public CellResult run(Cell cell, String node) {
            return tests.apply(cell);
          }

          @Override
          public boolean isUp(Cell cell) {
            return true;
          }

          @Override
          public void clear(Cell cell, String node) {
            cleared.add(cell.id());
          }
        };
    Schedule schedule =
        new Schedule(
            History.NONE.estimates(CELLS),
            new TreeMap<>(Map.of("n", new Capacity(4, Long.MAX_VALUE))),
            1);
    return new MatrixRun(
            work, schedule, new RecordingReporter(), result -> told.add(result.cell().id()))
        .of(CELLS);
  }

  private static Cell cell(int number) {
    return new Cell("c" + number, "cell " + number, new TreeMap<>(), false, List.of());
  }
}
