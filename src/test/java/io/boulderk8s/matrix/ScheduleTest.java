package io.boulderk8s.matrix;

import static io.boulderk8s.matrix.MatrixCells.GIB;
import static io.boulderk8s.matrix.MatrixCells.usage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ScheduleTest {
  private static final Cell SHORT = MatrixCells.cell(1, "short");
  private static final Cell LONG = MatrixCells.cell(2, "long");
  private static final Cell MIDDLE = MatrixCells.cell(3, "middle");
  private static final Cell WAITING = MatrixCells.cell(4, "waiting");
  private static final List<Cell> ALL = List.of(SHORT, LONG, MIDDLE, WAITING);
  private static final Map<Cell, Estimate> ESTIMATES =
      Map.of(
          SHORT, known(usage(10, 10, GIB)),
          LONG, known(usage(100, 100, GIB)),
          MIDDLE, known(usage(50, 50, GIB)),
          WAITING, known(usage(5, 0, 4 * GIB)));

  @Test
  void the_longest_begin_first_and_those_that_compute_fill_the_cores() {
    Schedule schedule = new Schedule(ESTIMATES, new Capacity(2, 64 * GIB, 10));

    assertThat(schedule.next(ALL, List.of(), List.of())).containsExactly(LONG, MIDDLE);
    assertThat(schedule.next(List.of(SHORT), List.of(LONG, MIDDLE), List.of())).isEmpty();
    assertThat(schedule.next(List.of(SHORT), List.of(LONG, WAITING), List.of()))
        .containsExactly(SHORT);
  }

  @Test
  void memory_and_the_number_of_jobs_are_limits_too() {
    assertThat(
            new Schedule(ESTIMATES, new Capacity(2, 3 * GIB, 10)).next(ALL, List.of(), List.of()))
        .containsExactly(LONG, MIDDLE);
    assertThat(
            new Schedule(ESTIMATES, new Capacity(2, 64 * GIB, 1)).next(ALL, List.of(), List.of()))
        .containsExactly(LONG);
  }

  @Test
  void a_cell_that_is_too_big_runs_alone() {
    Schedule schedule = new Schedule(ESTIMATES, new Capacity(0.5, GIB / 2, 10));

    assertThat(schedule.next(List.of(LONG, SHORT), List.of(), List.of())).containsExactly(LONG);
    assertThat(schedule.next(List.of(LONG, SHORT), List.of(WAITING), List.of())).isEmpty();
  }

  @Test
  void a_cell_that_used_more_cores_than_there_are_now_can_begin_beside_one_that_waits() {
    Map<Cell, Estimate> estimates =
        Map.of(LONG, known(usage(10, 80, GIB)), WAITING, known(usage(10, 0, GIB)));

    assertThat(
            new Schedule(estimates, new Capacity(2, 64 * GIB, 10))
                .next(List.of(LONG), List.of(WAITING), List.of()))
        .containsExactly(LONG);
  }

  @Test
  void the_forecast_is_the_time_of_the_last_one_to_end() {
    assertThat(new Schedule(ESTIMATES, new Capacity(2, 64 * GIB, 10)).forecast(ALL))
        .isEqualTo(Duration.ofSeconds(100));
    assertThat(new Schedule(ESTIMATES, new Capacity(2, 64 * GIB, 1)).forecast(ALL))
        .isEqualTo(Duration.ofSeconds(165));
    assertThat(new Schedule(ESTIMATES, new Capacity(2, 64 * GIB, 1)).forecast(List.of())).isZero();
  }

  @Test
  void a_stack_that_is_coming_up_takes_a_core_also_when_its_tests_only_wait() {
    Cell other = MatrixCells.cell(5, "waiting, too");
    Cell third = MatrixCells.cell(6, "and a third");
    Estimate waiting = known(usage(60, 1, GIB));
    Schedule schedule =
        new Schedule(
            Map.of(WAITING, waiting, other, waiting, third, waiting),
            new Capacity(2, 64 * GIB, 10));
    List<Cell> all = List.of(WAITING, other, third);

    assertThat(schedule.next(all, List.of(), List.of())).containsExactly(WAITING, other);
    assertThat(schedule.next(List.of(third), List.of(WAITING, other), List.of(WAITING, other)))
        .isEmpty();
    assertThat(schedule.next(List.of(third), List.of(WAITING, other), List.of(other)))
        .containsExactly(third);
  }

  private static Estimate known(Usage usage) {
    return new Estimate(usage, usage.cores(), true);
  }
}
