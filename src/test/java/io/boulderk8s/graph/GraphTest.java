package io.boulderk8s.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Planner;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Samples;
import io.boulderk8s.testkit.Splits;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class GraphTest {
  private final Diagram sample = Diagrams.of(new Planner(Plans.harness()).plan(Samples.standard()));

  @Test
  void the_sample_in_the_language_of_graphviz() {
    Golden.check("graph/sample.dot", Dot.of(sample));
  }

  @Test
  void the_picture_in_the_readme_is_that_of_the_sample() {
    Golden.check("../../../../docs/img/sample.svg", Svg.of(sample));
  }

  @Test
  void the_picture_is_xml_and_has_each_service_each_address_and_each_arrow() throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Svg.of(sample))));
    assertThat(document.getDocumentElement().getTextContent())
        .contains("bredis_2", "bouldernet 10.77.77.5", "no network", "volume pkimetal-socket");
    NodeList paths = document.getElementsByTagName("path");
    assertThat(IntStream.range(0, paths.getLength()).mapToObj(i -> (Element) paths.item(i)))
        .filteredOn(path -> !path.getAttribute("fill").equals("none"))
        .as("tips")
        .hasSameSizeAs(sample.arrows());
  }

  @Test
  void split_services_have_their_group_and_start_after_those_that_they_need() {
    Diagram split = Diagrams.of(Splits.sample());
    assertThat(split.boxes()).hasSize(sample.boxes().size() + 28);
    assertThat(split.arrows())
        .containsAll(sample.arrows())
        .contains(new Diagram.Arrow("remoteva-a", "boulder-va-1", "healthy"))
        .doesNotContain(new Diagram.Arrow("bconsul", "boulder-va-1", "started"));
    assertThat(split.title()).contains("services start after all that the runner needs");
    Golden.check("graph/sample-staging.dot", Dot.of(split));
    Golden.check("../../../../docs/img/sample-staging.svg", Svg.of(split));
  }

  @Test
  void boxes_do_not_overlap() {
    List<Layout.Place> places = new ArrayList<>(Layout.of(sample).boxes().values());
    assertThat(places).hasSameSizeAs(sample.boxes());
    for (Layout.Place one : places) {
      for (Layout.Place other : places) {
        boolean apart =
            one.x() != other.x()
                || one.y() + one.height() <= other.y()
                || other.y() + other.height() <= one.y();
        assertThat(one.equals(other) || apart).as(one + " and " + other).isTrue();
      }
    }
  }

  @Test
  void a_service_stands_to_the_right_of_all_that_it_starts_after() {
    Layout layout = Layout.of(sample);
    assertThat(sample.arrows())
        .isNotEmpty()
        .allSatisfy(
            arrow ->
                assertThat(layout.boxes().get(arrow.from()).x())
                    .isLessThan(layout.boxes().get(arrow.to()).x()));
  }

  @Test
  void an_arrow_goes_around_the_boxes_that_it_passes() {
    Layout layout = Layout.of(sample);
    layout
        .ways()
        .forEach(
            (arrow, way) ->
                way.points()
                    .forEach(
                        point ->
                            assertThat(layout.boxes().values())
                                .as(arrow + " passes " + point)
                                .noneMatch(place -> isInside(point, place))));
  }

  private static boolean isInside(Layout.Point point, Layout.Place place) {
    return point.x() > place.x()
        && point.x() < place.x() + Layout.BOX_WIDTH
        && point.y() > place.y()
        && point.y() < place.y() + place.height();
  }

  @Test
  void what_a_file_calls_things_cannot_break_the_picture() {
    Diagram.Box box = new Diagram.Box("a<b>\"&c", Diagram.Kind.RUNNER, "i", List.of(), List.of());
    Diagram diagram = new Diagram("t", new TreeMap<>(), List.of(box), List.of());
    assertThat(Svg.of(diagram)).contains("a&lt;b&gt;\"&amp;c").doesNotContain("<b>");
    assertThat(Dot.of(diagram)).contains("a<b>\\\"&c");
  }
}
