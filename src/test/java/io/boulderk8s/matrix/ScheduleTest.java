package io.boulderk8s.matrix;

import static io.boulderk8s.matrix.MatrixCells.GIB;
import static io.boulderk8s.matrix.MatrixCells.usage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
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
    Schedule schedule = schedule(ESTIMATES, 10, new Capacity(2, 64 * GIB));

    assertThat(next(schedule, ALL, List.of(), List.of())).containsExactly(LONG, MIDDLE);
    assertThat(next(schedule, List.of(SHORT), List.of(LONG, MIDDLE), List.of())).isEmpty();
    assertThat(next(schedule, List.of(SHORT), List.of(LONG, WAITING), List.of()))
        .containsExactly(SHORT);
  }

  @Test
  void memory_and_the_number_of_jobs_are_limits_too() {
    assertThat(next(schedule(ESTIMATES, 10, new Capacity(2, 3 * GIB)), ALL, List.of(), List.of()))
        .containsExactly(LONG, MIDDLE);
    assertThat(next(schedule(ESTIMATES, 1, new Capacity(2, 64 * GIB)), ALL, List.of(), List.of()))
        .containsExactly(LONG);
  }

  @Test
  void a_cell_that_is_too_big_runs_alone() {
    Schedule schedule = schedule(ESTIMATES, 10, new Capacity(0.5, GIB / 2));

    assertThat(next(schedule, List.of(LONG, SHORT), List.of(), List.of())).containsExactly(LONG);
    assertThat(next(schedule, List.of(LONG, SHORT), List.of(WAITING), List.of())).isEmpty();
  }

  @Test
  void a_cell_that_used_more_cores_than_there_are_now_can_begin_beside_one_that_waits() {
    Map<Cell, Estimate> estimates =
        Map.of(LONG, known(usage(10, 80, GIB)), WAITING, known(usage(10, 0, GIB)));

    assertThat(
            next(
                schedule(estimates, 10, new Capacity(2, 64 * GIB)),
                List.of(LONG),
                List.of(WAITING),
                List.of()))
        .containsExactly(LONG);
  }

  @Test
  void the_forecast_is_the_time_of_the_last_one_to_end() {
    assertThat(schedule(ESTIMATES, 10, new Capacity(2, 64 * GIB)).forecast(ALL))
        .isEqualTo(Duration.ofSeconds(100));
    assertThat(schedule(ESTIMATES, 1, new Capacity(2, 64 * GIB)).forecast(ALL))
        .isEqualTo(Duration.ofSeconds(165));
    assertThat(schedule(ESTIMATES, 1, new Capacity(2, 64 * GIB)).forecast(List.of())).isZero();
  }

  @Test
  void a_stack_that_is_coming_up_takes_a_core_also_when_its_tests_only_wait() {
    Cell other = MatrixCells.cell(5, "waiting, too");
    Cell third = MatrixCells.cell(6, "and a third");
    Estimate waiting = known(usage(60, 1, GIB));
    Schedule schedule =
        schedule(
            Map.of(WAITING, waiting, other, waiting, third, waiting),
            10,
            new Capacity(2, 64 * GIB));
    List<Cell> all = List.of(WAITING, other, third);

    assertThat(next(schedule, all, List.of(), List.of())).containsExactly(WAITING, other);
    assertThat(next(schedule, List.of(third), List.of(WAITING, other), List.of(WAITING, other)))
        .isEmpty();
    assertThat(next(schedule, List.of(third), List.of(WAITING, other), List.of(other)))
        .containsExactly(third);
  }

  @Test
  void cells_spread_over_the_nodes_each_where_most_cores_are_free() {
    Schedule schedule =
        schedule(ESTIMATES, 10, new Capacity(1, 64 * GIB), new Capacity(2, 8 * GIB));

    assertThat(schedule.next(ALL, Map.of(), List.of()))
        .containsExactlyEntriesOf(order(LONG, "n2", MIDDLE, "n2", SHORT, "n1"));
    assertThat(schedule.next(List.of(WAITING), Map.of(LONG, "n2", MIDDLE, "n2"), List.of()))
        .isEqualTo(Map.of(WAITING, "n1"));
    assertThat(schedule.next(List.of(WAITING), Map.of(LONG, "n1"), List.of()))
        .isEqualTo(Map.of(WAITING, "n2"));
    assertThat(schedule(ESTIMATES, 1, new Capacity(1, GIB), new Capacity(1, GIB)).forecast(ALL))
        .isEqualTo(Duration.ofSeconds(165));
    assertThat(schedule(ESTIMATES, 9, new Capacity(1, GIB), new Capacity(1, GIB)).forecast(ALL))
        .isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void a_cell_waits_for_the_node_that_is_big_enough_and_for_the_biggest_if_none_is() {
    Schedule schedule = schedule(ESTIMATES, 10, new Capacity(8, GIB), new Capacity(1, 4 * GIB));

    assertThat(schedule.next(List.of(WAITING), Map.of(), List.of()))
        .isEqualTo(Map.of(WAITING, "n2"));
    assertThat(schedule.next(List.of(WAITING), Map.of(LONG, "n2"), List.of())).isEmpty();

    Schedule small = schedule(ESTIMATES, 10, new Capacity(8, GIB), new Capacity(1, 2 * GIB));
    assertThat(small.next(List.of(WAITING), Map.of(), List.of())).isEqualTo(Map.of(WAITING, "n2"));
    assertThat(small.next(List.of(WAITING), Map.of(LONG, "n2"), List.of())).isEmpty();
  }

  private static Map<Cell, String> order(
      Cell a, String on, Cell b, String bOn, Cell c, String cOn) {
    Map<Cell, String> order = new LinkedHashMap<>();
    order.put(a, on);
    order.put(b, bOn);
    order.put(c, cOn);
    return order;
  }

  /** Of nodes n1, n2, ... */
  private static Schedule schedule(Map<Cell, Estimate> estimates, int jobs, Capacity... nodes) {
    LinkedHashMap<String, Capacity> byName = new LinkedHashMap<>();
    for (Capacity node : nodes) {
      byName.put("n" + (byName.size() + 1), node);
    }
    return new Schedule(estimates, byName, jobs);
  }

  /** On one node. */
  private static Collection<Cell> next(
      Schedule schedule, List<Cell> waiting, List<Cell> running, List<Cell> starting) {
    Map<Cell, String> there = new LinkedHashMap<>();
    running.forEach(cell -> there.put(cell, "n1"));
    return schedule.next(waiting, there, starting).keySet();
  }

  private static Estimate known(Usage usage) {
    return new Estimate(usage, usage.cores(), true);
  }
}
