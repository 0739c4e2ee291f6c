package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Kind;
import io.boulderk8s.graph.Diagram.Link;
import io.boulderk8s.graph.Layout.Place;
import io.boulderk8s.graph.Layout.Point;
import io.boulderk8s.graph.Layout.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A diagram as SVG: no script, no font and nothing else from elsewhere. */
public final class Svg {
  private static final List<String> COLOURS =
      List.of("#1f6feb", "#bf5700", "#1a7f37", "#8250df", "#b35900", "#0e7490");
  private static final int INDENT = 14;
  private static final int SWATCH = 15;
  private static final int ROOM = Layout.BOX_WIDTH - 2 * INDENT;
  private static final String STARTED = "started";

  private final Diagram diagram;
  private final Layout layout;
  private final List<String> networks;
  private final StringBuilder text = new StringBuilder();

  private Svg(Diagram diagram) {
    this.diagram = diagram;
    this.layout = Layout.of(diagram);
    this.networks = List.copyOf(diagram.networks().keySet());
  }

  public static String of(Diagram diagram) {
    Svg svg = new Svg(diagram);
    svg.head();
    svg.layout.boxes().values().stream()
        .filter(place -> place.box().kind() == Kind.SETUP)
        .forEach(svg::beforeAll);
    svg.tracks().forEach(svg::track);
    svg.layout.ways().forEach(svg::arrow);
    svg.layout.boxes().values().forEach(svg::box);
    svg.legend();
    return svg.text.append("</svg>\n").toString();
  }

  /** Each with its longest way, of which the others are the beginning. */
  private SequencedMap<Track, Way> tracks() {
    SequencedMap<Track, Way> tracks = new LinkedHashMap<>();
    layout
        .ways()
        .forEach(
            (arrow, way) ->
                tracks.merge(
                    Track.of(arrow),
                    way,
                    (one, other) -> one.points().size() < other.points().size() ? other : one));
    return tracks;
  }

  private void head() {
    add(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">")
            .formatted(layout.width(), layout.height(), layout.width(), layout.height()));
    add(
        "<title>%s</title>"
            .formatted(
                escaped(
                    "The plan of " + diagram.title() + ": services, networks, addresses, order")));
    add(
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\""
            + " markerHeight=\"8\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\""
            + " fill=\"#57606a\"/></marker></defs>");
    add("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
  }

  private void legend() {
    label(Layout.MARGIN, 34, "#1f2328", 18, true, layout.legend().title(), diagram.title());
    for (Legend.Entry entry : layout.legend().entries()) {
      if (entry.network().isPresent()) {
        swatch(entry.x(), entry.y(), colour(entry.network().get()));
      }
      label(
          entry.x() + (entry.network().isPresent() ? SWATCH : 0),
          entry.y(),
          entry.network().isPresent() ? "#1f2328" : "#57606a",
          12,
          false,
          entry.words(),
          entry.all());
    }
  }

  /** The setup comes before everything, so one bracket stands for an arrow to each. */
  private void beforeAll(Place setup) {
    int x = setup.x() + Layout.BOX_WIDTH + Layout.ALLEY / 2;
    int y = setup.y() + setup.height() / 2;
    add(
        ("<path d=\"M%d,%d H%d M%d,%d V%d\" fill=\"none\" stroke=\"#8c959f\""
                + " stroke-dasharray=\"5 3\"/>")
            .formatted(
                setup.x() + Layout.BOX_WIDTH,
                y,
                x,
                x,
                layout.legend().height() + Layout.MARGIN,
                layout.height() - Layout.MARGIN));
  }

  private void box(Place place) {
    Box box = place.box();
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"%s\"%s/>"
            .formatted(
                place.x(),
                place.y(),
                Layout.BOX_WIDTH,
                place.height(),
                box.kind() == Kind.RUNNER ? "#fff8e5" : "#f6f8fa",
                box.kind() == Kind.RUNNER ? "#9a6700" : "#8c959f",
                box.kind() == Kind.SETUP ? " stroke-dasharray=\"5 3\"" : ""));
    int x = place.x() + INDENT;
    String words = box.kind().words();
    int end = place.x() + Layout.BOX_WIDTH - INDENT;
    if (!words.isEmpty()) {
      add(
          ("<text x=\"%d\" y=\"%d\" fill=\"#57606a\" font-size=\"11\""
                  + " text-anchor=\"end\">%s</text>")
              .formatted(end, place.y() + 20, escaped(words)));
    }
    int taken = words.isEmpty() ? 0 : TextWidth.of(words, 11, false) + INDENT;
    label(x, place.y() + 21, "#1f2328", 14, true, ROOM - taken, box.name());
    label(x, place.y() + 38, "#57606a", 11, false, ROOM, box.image());
    rows(box, x, place.y() + 62);
  }

  private void rows(Box box, int x, int first) {
    int y = first;
    if (box.links().isEmpty()) {
      row(x, y, "#8c959f", Labels.NO_NETWORK);
      y += Layout.LINE;
    }
    for (Link link : box.links()) {
      row(x, y, colour(link.network()), Labels.of(link));
      y += Layout.LINE;
      if (!link.names().isEmpty()) {
        String names = Labels.ALSO + String.join(", ", link.names());
        label(x + SWATCH, y, "#57606a", 12, false, ROOM - SWATCH, names);
        y += Layout.LINE;
      }
    }
    for (String volume : box.volumes()) {
      label(x, y, "#57606a", 12, false, ROOM, Labels.VOLUME + volume);
      y += Layout.LINE;
    }
  }

  private void row(int x, int y, String colour, String words) {
    swatch(x, y, colour);
    label(x + SWATCH, y, "#1f2328", 12, false, ROOM - SWATCH, words);
  }

  private void swatch(int x, int y, String colour) {
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" rx=\"2\" fill=\"%s\"/>"
            .formatted(x, y - 9, colour));
  }

  /** What arrows of a track share, drawn once, with the condition at its beginning. */
  private void track(Track track, Way longest) {
    List<Point> shared = longest.points().subList(0, longest.points().size() - 1);
    if (shared.size() > 1) {
      add(
          "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\"/>"
              .formatted(line(shared), stroke(track)));
    }
    if (!track.condition().equals(STARTED)) {
      Point begin = longest.points().getFirst();
      int y = begin.y() + (longest.points().get(1).y() < begin.y() ? 14 : -5);
      label(begin.x() + 6, y, "#1f2328", 11, false, Layout.ALLEY, track.condition());
    }
  }

  /** Its own part of the way. */
  private void arrow(Arrow arrow, Way way) {
    List<Point> points = way.points();
    add(
        ("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\""
                + " marker-end=\"url(#tip)\"/>")
            .formatted(
                line(points.subList(points.size() - 2, points.size())), stroke(Track.of(arrow))));
  }

  private static String line(List<Point> points) {
    return IntStream.range(1, points.size())
        .mapToObj(i -> curve(points.get(i - 1), points.get(i)))
        .collect(
            Collectors.joining(
                " ", "M%d,%d ".formatted(points.getFirst().x(), points.getFirst().y()), ""));
  }

  private static String stroke(Track track) {
    return track.condition().equals(STARTED) ? "#8c959f" : "#1f2328";
  }

  private static String curve(Point from, Point to) {
    int half = (to.x() - from.x()) / 2;
    return "C%d,%d %d,%d %d,%d"
        .formatted(from.x() + half, from.y(), to.x() - half, to.y(), to.x(), to.y());
  }

  /** Words that are cut where there is no room for them, and whole for who points at them. */
  private void label(int x, int y, String colour, int size, boolean bold, int room, String words) {
    label(x, y, colour, size, bold, TextWidth.fitted(words, size, bold, room), words);
  }

  private void label(
      int x, int y, String colour, int size, boolean bold, String fitted, String all) {
    add(
        "<text x=\"%d\" y=\"%d\" fill=\"%s\" font-size=\"%d\"%s>%s%s</text>"
            .formatted(
                x,
                y,
                colour,
                size,
                bold ? " font-weight=\"bold\"" : "",
                fitted.equals(all) ? "" : "<title>" + escaped(all) + "</title>",
                escaped(fitted)));
  }

  private String colour(String network) {
    return COLOURS.get(Math.max(0, networks.indexOf(network)) % COLOURS.size());
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void add(String line) {
    text.append(line).append('\n');
  }
}
