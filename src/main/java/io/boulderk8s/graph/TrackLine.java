package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Layout.Point;
import io.boulderk8s.graph.Layout.Way;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;

/** Draws the arrows of one track: their common part once; on hover all of them stand out. */
record TrackLine(Track track, SequencedMap<Arrow, Way> ways, Ink ink) {
  private static final String STARTED = "started";

  void draw(SvgWriter xml) throws XMLStreamException {
    List<Point> longest =
        ways.values().stream()
            .map(Way::points)
            .max(Comparator.comparingInt(List::size))
            .orElseThrow();
    xml.begin("g");
    xml.words(
        "title",
        ways.keySet().stream()
            .map(Arrow::to)
            .collect(
                Collectors.joining(
                    ", ", "%s, %s, before ".formatted(track.from(), track.condition()), "")));
    if (longest.size() > 2) {
      line(xml, longest.subList(0, longest.size() - 1));
    }
    for (Way way : ways.values()) {
      List<Point> points = way.points();
      Point tip = points.getLast();
      line(xml, points.subList(points.size() - 2, points.size()));
      xml.shape("path", "d", "M%d,%d l-8,-4 v8 z".formatted(tip.x(), tip.y()), "fill", ink);
    }
    xml.end();
  }

  /** Draws the condition, at the beginning, above all lines. */
  void label(SvgWriter xml) throws XMLStreamException {
    if (track.condition().equals(STARTED)) {
      return;
    }
    List<Point> points = ways.firstEntry().getValue().points();
    Point begin = points.getFirst();
    xml.words(
        "text",
        track.condition(),
        "x",
        begin.x() + 6,
        "y",
        begin.y() + (points.get(1).y() < begin.y() ? 14 : -5),
        "fill",
        Ink.TEXT,
        "font-size",
        11,
        "stroke",
        Ink.PAPER,
        "stroke-width",
        3,
        "paint-order",
        "stroke");
  }

  private void line(SvgWriter xml, List<Point> points) throws XMLStreamException {
    String curves =
        IntStream.range(1, points.size())
            .mapToObj(i -> curve(points.get(i - 1), points.get(i)))
            .collect(
                Collectors.joining(
                    " ", "M%d,%d ".formatted(points.getFirst().x(), points.getFirst().y()), ""));
    xml.shape("path", "d", curves, "fill", "none", "stroke", ink, "stroke-width", 1.4);
  }

  private static String curve(Point from, Point to) {
    int half = (to.x() - from.x()) / 2;
    return "C%d,%d %d,%d %d,%d"
        .formatted(from.x() + half, from.y(), to.x() - half, to.y(), to.x(), to.y());
  }
}
