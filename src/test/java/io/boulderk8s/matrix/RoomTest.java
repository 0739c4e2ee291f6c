package io.boulderk8s.matrix;

import static io.boulderk8s.matrix.MatrixCells.GIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RoomTest {
  private static final Map<Cell, Estimate> CELLS =
      Map.of(
          MatrixCells.cell(1, "a"), writing(3 * GIB),
          MatrixCells.cell(2, "b"), writing(2 * GIB),
          MatrixCells.cell(3, "c"), writing(GIB));

  @Test
  void a_tenth_of_the_memory_is_not_for_cells() {
    Room room = Room.read("2\n10485760\n 33203404800 \n");

    assertThat(room).isEqualTo(new Room(2, 10 * GIB, 33_203_404_800L));
    assertThat(room.capacity()).isEqualTo(new Capacity(2, 9 * GIB));
  }

  @Test
  void a_disk_that_is_too_small_for_those_that_may_run_together_is_refused_with_numbers() {
    assertThatThrownBy(() -> new Room(2, GIB, 6 * GIB - 1).refuseIfTooSmall("n", CELLS, 2))
        .hasMessageContaining(
            "node n: 2 cells at once may write 5120 MiB (and 1024 MiB stay free), the node's disk has 6144"
                + " MiB");
    assertThatCode(() -> new Room(2, GIB, 6 * GIB).refuseIfTooSmall("n", CELLS, 2))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Room(2, GIB, 6 * GIB).refuseIfTooSmall("n", CELLS, 99))
        .hasMessageContaining("3 cells at once");
  }

  @Test
  void there_is_no_room_without_a_core() {
    assertThatThrownBy(() -> new Capacity(0, GIB)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule(Map.of(), new TreeMap<>(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Schedule(Map.of(), new TreeMap<>(Map.of("n", new Capacity(1, GIB))), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Estimate writing(long disk) {
    return new Estimate(new Usage(Duration.ofSeconds(1), Duration.ZERO, 0, disk), 0, true);
  }
}
