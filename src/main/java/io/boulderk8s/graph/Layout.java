package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Layers.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * The positions of everything, in pixels.
 *
 * @param legend the lines above all boxes
 * @param boxes by service
 * @param ways of the arrows, each from the edge of a box to the edge of another
 */
record Layout(
    int width, int height, Legend legend, Map<String, Place> boxes, SequencedMap<Arrow, Way> ways) {
  static final int BOX_WIDTH = 264;
  static final int MARGIN = 24;
  static final int LINE = 20;
  static final int ALLEY = 116;
  private static final int PASSAGE = 10;
  private static final int HEAD = 48;
  private static final int TIP = 9;

  /** The upper left corner of a box, and its height. */
  record Place(Box box, int x, int y, int height) {}

  /** The points of an arrow; it shares all but the last two with its track. */
  record Way(List<Point> points) {
    Point begin() {
      return points.getFirst();
    }
  }

  /** A point; points are ordered from left to right, then downwards. */
  record Point(int x, int y) implements Comparable<Point> {
    private static final Comparator<Point> ORDER =
        Comparator.comparingInt(Point::x).thenComparingInt(Point::y);

    @Override
    public int compareTo(Point other) {
      return ORDER.compare(this, other);
    }
  }

  static Layout of(Diagram diagram) {
    Layers layers = Order.of(Layers.of(diagram));
    Map<String, Integer> heights = heights(diagram);
    Map<Item, Integer> levels = Levels.of(layers, item -> height(item, heights));
    int width = 2 * MARGIN + layers.columns().size() * (BOX_WIDTH + ALLEY) - ALLEY;
    Legend legend = Legend.of(diagram, width);
    int top = legend.height() + MARGIN;
    Map<String, Box> boxes = new LinkedHashMap<>();
    diagram.boxes().forEach(box -> boxes.put(box.name(), box));
    Map<String, Place> places = new LinkedHashMap<>();
    Map<Track, List<Point>> passages = new LinkedHashMap<>();
    int x = MARGIN;
    for (List<Item> column : layers.columns()) {
      for (Item item : column) {
        int y = top + levels.getOrDefault(item, 0);
        switch (item) {
          case Item.Service(var name) -> {
            Box box = Objects.requireNonNull(boxes.get(name));
            int height = height(item, heights);
            places.put(name, new Place(box, x, y - height / 2, height));
          }
          case Item.Passage(var track, _) -> {
            List<Point> points = passages.computeIfAbsent(track, _ -> new ArrayList<>());
            points.add(new Point(x, y));
            points.add(new Point(x + BOX_WIDTH, y));
          }
        }
      }
      x += BOX_WIDTH + ALLEY;
    }
    int height = bottom(places, passages) + MARGIN;
    return new Layout(width, height, legend, places, new Ways(diagram, places, passages).all());
  }

  private static int bottom(Map<String, Place> places, Map<Track, List<Point>> passages) {
    return IntStream.concat(
            places.values().stream().mapToInt(place -> place.y() + place.height()),
            passages.values().stream().flatMap(List::stream).mapToInt(Point::y))
        .max()
        .orElse(0);
  }

  private static int height(Item item, Map<String, Integer> heights) {
    return switch (item) {
      case Item.Service(var name) -> heights.getOrDefault(name, 0);
      case Item.Passage(_, _) -> PASSAGE;
    };
  }

  /** Returns the height for the words, and for the arrows that arrive below each other. */
  private static Map<String, Integer> heights(Diagram diagram) {
    Map<String, List<Arrow>> arriving = diagram.arriving();
    Map<String, Integer> heights = new LinkedHashMap<>();
    for (Box box : diagram.boxes()) {
      int tips = TIP * (arriving.getOrDefault(box.name(), List.of()).size() + 1);
      heights.put(box.name(), Math.max(HEAD + LINE * rows(box) + 8, tips));
    }
    return heights;
  }

  /** Returns the number of lines below name and image. */
  static int rows(Box box) {
    int named = (int) box.links().stream().filter(link -> !link.names().isEmpty()).count();
    return Math.max(1, box.links().size()) + named + box.volumes().size();
  }
}
