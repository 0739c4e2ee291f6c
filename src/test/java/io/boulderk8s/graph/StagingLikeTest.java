package io.boulderk8s.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Golden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A picture of many services stays one that can be read: golden/graph/staging-like.svg. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StagingLikeTest {
  private final Diagram diagram = StagingLike.diagram();
  private final Layout layout = Layout.of(diagram);

  @Test
  void forty_services_and_what_they_call() {
    assertThat(diagram.boxes()).hasSize(40);
    assertThat(diagram.arrows()).hasSize(120).doesNotHaveDuplicates();
    Golden.check("graph/staging-like.svg", Svg.of(diagram));
  }

  @Test
  void the_order_in_the_columns_saves_more_than_half_of_the_crossings() {
    Layers layers = Layers.of(diagram);
    assertThat(Order.crossings(Order.of(layers)))
        .isLessThan(300)
        .isLessThan(Order.crossings(layers) / 2);
  }

  @Test
  void boxes_and_the_lines_that_pass_them_keep_apart() {
    for (Layout.Place box : layout.boxes().values()) {
      assertThat(layout.boxes().values())
          .filteredOn(other -> other != box && other.x() == box.x())
          .allSatisfy(
              other ->
                  assertThat(
                          other.y() >= box.y() + box.height() + 10
                              || other.y() + other.height() + 10 <= box.y())
                      .as(other + " and " + box)
                      .isTrue());
      layout
          .ways()
          .forEach(
              (arrow, way) ->
                  assertThat(way.points().subList(1, way.points().size() - 1))
                      .filteredOn(point -> point.x() == box.x())
                      .as(arrow + " passes " + box)
                      .noneMatch(
                          point ->
                              point.y() > box.y() - 10 && point.y() < box.y() + box.height() + 10));
    }
  }

  @Test
  void each_arrow_has_a_tip_of_its_own_that_nothing_covers() {
    Map<String, TreeSet<Integer>> tips = new HashMap<>();
    layout
        .ways()
        .forEach(
            (arrow, way) ->
                tips.computeIfAbsent(arrow.to(), _ -> new TreeSet<>())
                    .add(way.points().getLast().y()));
    assertThat(tips.values().stream().mapToInt(TreeSet::size).sum()).isEqualTo(120);
    tips.values()
        .forEach(
            some ->
                some.forEach(
                    tip ->
                        assertThat(some.higher(tip) == null || some.higher(tip) - tip >= 8)
                            .as("%s of %s", tip, some)
                            .isTrue()));
  }

  @Test
  void what_waits_for_nothing_stands_next_to_what_waits_for_it() {
    assertThat(List.of("nonce-taro-1", "nonce-taro-2", "nonce-zinc-1"))
        .allSatisfy(
            nonce -> assertThat(x("wfe2") - x(nonce)).isEqualTo(Layout.BOX_WIDTH + Layout.ALLEY));
  }

  private int x(String service) {
    return layout.boxes().get(service).x();
  }

  @Test
  void who_points_at_a_line_reads_where_its_arrows_go() {
    assertThat(Svg.of(diagram))
        .contains("<title>rva-a, started, before va-1, va-2</title>")
        .contains("<title>bmariadb, healthy, before bproxysql</title>");
  }

  @Test
  void no_line_has_the_colour_of_a_network() {
    for (int networks = 0; networks < 12; networks++) {
      int count = networks;
      List<Ink> taken = IntStream.range(0, count).mapToObj(Ink::ofNetwork).toList();
      for (int i = 0; i < 20; i++) {
        assertThat(taken).doesNotContain(Ink.ofTrack(i, count));
      }
    }
  }
}
