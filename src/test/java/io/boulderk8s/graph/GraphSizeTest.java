package io.boulderk8s.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Kind;
import io.boulderk8s.graph.Diagram.Link;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Pictures of what is long, narrow or much. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class GraphSizeTest {
  private static final Pattern TEXT =
      Pattern.compile(
          "<text x=\"(\\d+)\" y=\"\\d+\" fill=\"\\S+\" font-size=\"(\\d+)\"(.*?)>(.*)</text>");

  private static Box box(String name, Kind kind, List<String> networks) {
    return new Box(
        name,
        kind,
        "registry.example/an/image/with/a/name/that/is/long/" + name + ":1",
        networks.stream()
            .map(
                n ->
                    new Link(
                        n,
                        List.of("10.77.77.77", "10.88.88.88"),
                        List.of(name + ".service.consul.and.more", "another.name")))
            .toList(),
        List.of("a-volume-with-a-name-that-is-long-" + name));
  }

  private static Diagram narrow(String service) {
    SortedMap<String, List<String>> networks = new TreeMap<>();
    IntStream.range(0, 5)
        .forEach(i -> networks.put("network-number-" + i, List.of("10." + i + ".0.0/16")));
    networks.put(
        "network-that-is-on-its-own-wider-than-the-picture",
        List.of("10.77.77.0/24", "fd00:77::/64"));
    return new Diagram(
        "a-project-with-a-long-name-".repeat(3),
        networks,
        List.of(box(service, Kind.RUNNER, List.copyOf(networks.keySet()))),
        List.of());
  }

  /** Each one starts after all before it, the worst there is. */
  private static Diagram dense(int services) {
    List<Box> boxes = new ArrayList<>();
    List<Arrow> arrows = new ArrayList<>();
    for (int i = 0; i < services; i++) {
      boxes.add(
          box("service" + i, i == services - 1 ? Kind.RUNNER : Kind.DEPENDENCY, List.of("one")));
      for (int before = 0; before < i; before++) {
        arrows.add(
            new Arrow("service" + before, "service" + i, before % 2 == 0 ? "started" : "healthy"));
      }
    }
    SortedMap<String, List<String>> networks = new TreeMap<>();
    networks.put("one", List.of("10.77.77.0/24"));
    return new Diagram("dense", networks, boxes, arrows);
  }

  @Test
  void words_end_before_the_picture_does() {
    Diagram diagram = narrow("w".repeat(70));
    int width = Layout.of(diagram).width();
    Matcher text = TEXT.matcher(Svg.of(diagram));
    int found = 0;
    while (text.find()) {
      if (text.group(3).contains("text-anchor")) {
        continue; // it ends where it is put
      }
      found++;
      String words = text.group(4).replaceFirst("<title>.*</title>", "");
      int end =
          Integer.parseInt(text.group(1))
              + TextWidth.of(
                  words, Integer.parseInt(text.group(2)), text.group(3).contains("bold"));
      assertThat(end).as(words).isLessThanOrEqualTo(width - Layout.MARGIN);
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void what_is_cut_is_whole_where_one_points_at_it() {
    String name = "w".repeat(70);
    assertThat(Svg.of(narrow(name)))
        .contains("<title>" + name + "</title>")
        .contains(
            "<title>network-that-is-on-its-own-wider-than-the-picture 10.77.77.0/24, fd00:77::/64</title>");
  }

  @Test
  void a_legend_that_is_too_long_for_one_line_has_more_and_boxes_begin_below_it() {
    Layout layout = Layout.of(narrow("a"));
    assertThat(layout.legend().entries()).extracting(Legend.Entry::y).contains(59, 79, 99);
    assertThat(layout.boxes().values())
        .allSatisfy(place -> assertThat(place.y()).isGreaterThan(layout.legend().height()));
  }

  @Test
  void the_legend_says_what_arrows_are_in_the_narrowest_picture() {
    assertThat(Svg.of(narrow("a"))).contains(">arrow: started (healthy, completed) before</text>");
  }

  @Test
  void many_services_take_little_time() {
    Svg.of(dense(20));
    assertThat(seconds(() -> Svg.of(dense(60)))).as("60 services").isLessThan(1.5);
    assertThat(seconds(() -> Svg.of(dense(150)))).as("150 services").isLessThan(4);
  }

  /** Processor time of this thread: other tests run beside it. */
  private static double seconds(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before).toMillis() / 1000.0;
  }

  @Test
  void arrows_of_one_track_are_one_line_until_they_part() {
    Diagram diagram = dense(6);
    String picture = Svg.of(diagram);
    assertThat(picture.split(" z\"", -1)).as("tips").hasSize(diagram.arrows().size() + 1);
    assertThat(picture.split("<path d=\"[^z]+?\"", -1))
        .as("before, arrows, and four tracks with more than one stop")
        .hasSize(1 + diagram.arrows().size() + 4);
  }
}
