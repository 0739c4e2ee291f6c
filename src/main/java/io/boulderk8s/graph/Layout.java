package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where everything is, in pixels.
 *
 * @param legend what stands above all boxes
 * @param boxes by service
 * @param ways of the arrows, each from the edge of a box to the edge of another
 */
record Layout(
    int width, int height, Legend legend, Map<String, Place> boxes, SequencedMap<Arrow, Way> ways) {
  static final int BOX_WIDTH = 264;
  static final int MARGIN = 24;
  static final int LINE = 20;
  private static final int GAP = 18;
  static final int ALLEY = 116;
  private static final int PASSAGE = 12;
  private static final int HEAD = 48;

  /** The upper left corner of a box, and its height. */
  record Place(Box box, int x, int y, int height) {}

  /** The points that an arrow passes; all but the last two it shares with its track. */
  record Way(List<Point> points) {}

  /** A point. */
  record Point(int x, int y) {}

  static Layout of(Diagram diagram) {
    List<Column> columns = Column.of(diagram);
    int width = 2 * MARGIN + columns.size() * (BOX_WIDTH + ALLEY) - ALLEY;
    Legend legend = Legend.of(diagram, width);
    int top = legend.height() + MARGIN;
    int tallest = columns.stream().mapToInt(Layout::height).max().orElse(0);
    Map<String, Place> boxes = new LinkedHashMap<>();
    Map<Track, List<Point>> passages = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      int x = MARGIN + i * (BOX_WIDTH + ALLEY);
      int y = top + (tallest - height(columns.get(i))) / 2;
      for (Column.Item item : columns.get(i).items()) {
        int height = height(item);
        switch (item) {
          case Column.Item.Service(var box) -> boxes.put(box.name(), new Place(box, x, y, height));
          case Column.Item.Passage(var track) -> {
            List<Point> points = passages.computeIfAbsent(track, _ -> new ArrayList<>());
            points.add(new Point(x, y + height / 2));
            points.add(new Point(x + BOX_WIDTH, y + height / 2));
          }
        }
        y += height + GAP;
      }
    }
    return new Layout(width, top + tallest + MARGIN, legend, boxes, ways(diagram, boxes, passages));
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
      Diagram diagram, Map<String, Place> boxes, Map<Track, List<Point>> passages) {
    Map<Arrow, Integer> arrivals = arrivals(diagram, boxes, passages);
    SequencedMap<Arrow, Way> ways = new LinkedHashMap<>();
    for (Arrow arrow : diagram.arrows()) {
      Place from = boxes.get(arrow.from());
      Place to = boxes.get(arrow.to());
      if (from != null && to != null) {
        List<Point> points = new ArrayList<>();
        points.add(new Point(from.x() + BOX_WIDTH, from.y() + from.height() / 2));
        points.addAll(before(to.x(), passages.getOrDefault(Track.of(arrow), List.of())));
        points.add(new Point(to.x(), arrivals.getOrDefault(arrow, to.y())));
        ways.put(arrow, new Way(points));
      }
    }
    return ways;
  }

  /** A track goes on to services further to the right. */
  private static List<Point> before(int x, List<Point> track) {
    return track.stream().takeWhile(point -> point.x() < x).toList();
  }

  /** Arrows arrive below each other, in the order of where they come from. */
  private static Map<Arrow, Integer> arrivals(
      Diagram diagram, Map<String, Place> boxes, Map<Track, List<Point>> passages) {
    Map<Arrow, Integer> arrivals = new HashMap<>();
    diagram
        .arriving()
        .forEach(
            (service, all) -> {
              Place to = boxes.get(service);
              if (to == null) {
                return;
              }
              List<Arrow> arrows =
                  all.stream()
                      .filter(arrow -> boxes.containsKey(arrow.from()))
                      .sorted(Comparator.comparingInt(arrow -> origin(arrow, to, boxes, passages)))
                      .toList();
              for (int i = 0; i < arrows.size(); i++) {
                arrivals.put(arrows.get(i), to.y() + to.height() * (i + 1) / (arrows.size() + 1));
              }
            });
    return arrivals;
  }

  private static int origin(
      Arrow arrow, Place to, Map<String, Place> boxes, Map<Track, List<Point>> passages) {
    List<Point> points = before(to.x(), passages.getOrDefault(Track.of(arrow), List.of()));
    if (!points.isEmpty()) {
      return points.getLast().y();
    }
    Place from = boxes.get(arrow.from());
    return from == null ? 0 : from.y() + from.height() / 2;
  }
}
