package io.boulderk8s.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SelectionTest {
  private static final Cell LINTS = MatrixCells.cell(1, "./t.sh --lints");
  private static final Cell UNIT = MatrixCells.cell(2, "./t.sh --unit");
  private static final Cell NEXT = MatrixCells.cell(12, "USE_VITESS=true ./tn.sh --unit");
  private static final List<Cell> ALL = List.of(LINTS, UNIT, NEXT);

  @Test
  void a_pattern_is_an_id_or_a_part_of_the_name_in_which_a_star_stands_for_anything() {
    assertThat(Selection.matching(ALL, List.of())).isEqualTo(ALL);
    assertThat(Selection.matching(ALL, List.of("c1"))).containsExactly(LINTS);
    assertThat(Selection.matching(ALL, List.of("--unit"))).containsExactly(UNIT, NEXT);
    assertThat(Selection.matching(ALL, List.of("VITESS*unit", "lints")))
        .containsExactly(LINTS, NEXT);
  }

  @Test
  void a_pattern_without_a_cell_is_refused() {
    assertThatThrownBy(() -> Selection.matching(ALL, List.of("unit", "integ")))
        .hasMessageContaining("--cells integ: there is no such cell");
  }

  @Test
  void what_is_not_known_to_have_passed_remains() {
    assertThat(Selection.without(ALL, Set.of("./t.sh --unit", "gone")))
        .containsExactly(LINTS, NEXT);
  }
}
