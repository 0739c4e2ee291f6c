package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where everything is, in pixels.
 *
 * @param boxes by service
 * @param ways of the arrows, each from the edge of a box to the edge of another
 */
record Layout(int width, int height, Map<String, Place> boxes, SequencedMap<Arrow, Way> ways) {
  static final int BOX_WIDTH = 264;
  static final int TOP = 84;
  static final int MARGIN = 24;
  static final int LINE = 20;
  private static final int GAP = 18;
  static final int ALLEY = 116;
  private static final int PASSAGE = 12;
  private static final int HEAD = 48;

  /** The upper left corner of a box, and its height. */
  record Place(Box box, int x, int y, int height) {}

  /** The points that an arrow passes. */
  record Way(List<Point> points) {}

  /** A point. */
  record Point(int x, int y) {}

  static Layout of(Diagram diagram) {
    List<Column> columns = Column.of(diagram);
    int tallest = columns.stream().mapToInt(Layout::height).max().orElse(0);
    Map<String, Place> boxes = new LinkedHashMap<>();
    Map<Arrow, List<Point>> passages = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int x = MARGIN + i * (BOX_WIDTH + ALLEY);
      int y = TOP + (tallest - height(columns.get(i))) / 2;
      for (Column.Item item : columns.get(i).items()) {
        int height = height(item);
        switch (item) {
          case Column.Item.Service(var box) -> boxes.put(box.name(), new Place(box, x, y, height));
          case Column.Item.Passage(var arrow) -> {
            List<Point> points = passages.computeIfAbsent(arrow, _ -> new ArrayList<>());
            points.add(new Point(x, y + height / 2));
            points.add(new Point(x + BOX_WIDTH, y + height / 2));
          }
        }
        y += height + GAP;
      }
    }
    return new Layout(
        2 * MARGIN + columns.size() * (BOX_WIDTH + ALLEY) - ALLEY,
        TOP + tallest + MARGIN,
        boxes,
        ways(diagram.arrows(), boxes, passages));
  }

  private static int height(Column column) {
    return column.items().stream().mapToInt(item -> height(item) + GAP).sum() - GAP;
  }

  private static int height(Column.Item item) {
    return switch (item) {
      case Column.Item.Service(var box) -> HEAD + LINE * rows(box) + 8;
      case Column.Item.Passage(_) -> PASSAGE;
    };
  }

  /** Lines below name and image. */
  static int rows(Box box) {
    int named = (int) box.links().stream().filter(link -> !link.names().isEmpty()).count();
    return Math.max(1, box.links().size()) + named + box.volumes().size();
  }

  private static SequencedMap<Arrow, Way> ways(
      List<Arrow> arrows, Map<String, Place> boxes, Map<Arrow, List<Point>> passages) {
    SequencedMap<Arrow, Way> ways = new LinkedHashMap<>();
    for (Arrow arrow : arrows) {
      Place from = boxes.get(arrow.from());
      Place to = boxes.get(arrow.to());
      if (from != null && to != null) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(from.x() + BOX_WIDTH, from.y() + from.height() / 2));
        points.addAll(passages.getOrDefault(arrow, List.of()));
        points.add(new Point(to.x(), arrival(arrow, arrows, boxes, passages, to)));
        ways.put(arrow, new Way(points));
      }
    }
    return ways;
  }

  /** Arrows arrive below each other, in the order of where they come from. */
  private static int arrival(
      Arrow arrow,
      List<Arrow> arrows,
      Map<String, Place> boxes,
      Map<Arrow, List<Point>> passages,
      Place to) {
    List<Arrow> arriving =
        arrows.stream()
            .filter(other -> other.to().equals(arrow.to()) && boxes.containsKey(other.from()))
            .sorted(Comparator.comparingInt(other -> origin(other, boxes, passages)))
            .toList();
    return to.y() + to.height() * (arriving.indexOf(arrow) + 1) / (arriving.size() + 1);
  }

  private static int origin(
      Arrow arrow, Map<String, Place> boxes, Map<Arrow, List<Point>> passages) {
    List<Point> points = passages.getOrDefault(arrow, List.of());
    if (!points.isEmpty()) {
      return points.getLast().y();
    }
    Place from = boxes.get(arrow.from());
    return from == null ? 0 : from.y() + from.height() / 2;
  }
}
