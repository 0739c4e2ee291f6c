package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Kind;
import io.boulderk8s.graph.Diagram.Link;
import io.boulderk8s.graph.Layout.Place;
import io.boulderk8s.graph.Layout.Point;
import io.boulderk8s.graph.Layout.Way;
import java.util.List;
import java.util.stream.Collectors;

/** A diagram as SVG: no script, no font and nothing else from elsewhere. */
public final class Svg {
  private static final List<String> COLOURS =
      List.of("#1f6feb", "#bf5700", "#1a7f37", "#8250df", "#b35900", "#0e7490");
  private static final int INDENT = 14;

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
    svg.layout.ways().forEach(svg::arrow);
    svg.layout.boxes().values().forEach(svg::box);
    svg.legend();
    return svg.text.append("</svg>\n").toString();
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
    label(Layout.MARGIN, 34, "#1f2328", 18, true, diagram.title());
    int x = Layout.MARGIN;
    for (String network : networks) {
      List<String> subnets = diagram.networks().getOrDefault(network, List.of());
      String words = network + (subnets.isEmpty() ? "" : " " + String.join(", ", subnets));
      add(
          "<rect x=\"%d\" y=\"50\" width=\"10\" height=\"10\" rx=\"2\" fill=\"%s\"/>"
              .formatted(x, colour(network)));
      label(x + 15, 59, "#1f2328", 12, false, words);
      x += 36 + words.length() * 6;
    }
    label(x, 59, "#57606a", 12, false, "arrow: is started (healthy, completed) before");
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
                Layout.TOP,
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
    label(x, place.y() + 21, "#1f2328", 14, true, box.name());
    if (!box.kind().words().isEmpty()) {
      add(
          ("<text x=\"%d\" y=\"%d\" fill=\"#57606a\" font-size=\"11\""
                  + " text-anchor=\"end\">%s</text>")
              .formatted(
                  place.x() + Layout.BOX_WIDTH - INDENT,
                  place.y() + 20,
                  escaped(box.kind().words())));
    }
    label(x, place.y() + 38, "#57606a", 11, false, shortened(box.image()));
    int y = place.y() + 62;
    if (box.links().isEmpty()) {
      row(x, y, "#8c959f", Labels.NO_NETWORK);
      y += Layout.LINE;
    }
    for (Link link : box.links()) {
      row(x, y, colour(link.network()), Labels.of(link));
      y += Layout.LINE;
      if (!link.names().isEmpty()) {
        label(
            x + 15,
            y,
            "#57606a",
            12,
            false,
            shortened(Labels.ALSO + String.join(", ", link.names())));
        y += Layout.LINE;
      }
    }
    for (String volume : box.volumes()) {
      label(x, y, "#57606a", 12, false, shortened(Labels.VOLUME + volume));
      y += Layout.LINE;
    }
  }

  private void row(int x, int y, String colour, String words) {
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" rx=\"2\" fill=\"%s\"/>"
            .formatted(x, y - 9, colour));
    label(x + 15, y, "#1f2328", 12, false, shortened(words));
  }

  private void arrow(Arrow arrow, Way way) {
    List<Point> points = way.points();
    String path =
        java.util.stream.IntStream.range(1, points.size())
            .mapToObj(i -> curve(points.get(i - 1), points.get(i)))
            .collect(Collectors.joining(" "));
    add(
        ("<path d=\"M%d,%d %s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.3\""
                + " marker-end=\"url(#tip)\"/>")
            .formatted(
                points.getFirst().x(),
                points.getFirst().y(),
                path,
                arrow.condition().equals("started") ? "#8c959f" : "#1f2328"));
    if (!arrow.condition().equals("started")) {
      label(
          points.getFirst().x() + 6,
          points.getFirst().y() + (points.get(1).y() < points.getFirst().y() ? 14 : -5),
          "#1f2328",
          11,
          false,
          arrow.condition());
    }
  }

  private static String curve(Point from, Point to) {
    int half = (to.x() - from.x()) / 2;
    return "C%d,%d %d,%d %d,%d"
        .formatted(from.x() + half, from.y(), to.x() - half, to.y(), to.x(), to.y());
  }

  private void label(int x, int y, String colour, int size, boolean bold, String words) {
    add(
        "<text x=\"%d\" y=\"%d\" fill=\"%s\" font-size=\"%d\"%s>%s</text>"
            .formatted(x, y, colour, size, bold ? " font-weight=\"bold\"" : "", escaped(words)));
  }

  private String colour(String network) {
    return COLOURS.get(Math.max(0, networks.indexOf(network)) % COLOURS.size());
  }

  private static String shortened(String words) {
    int most = 38;
    return words.length() <= most ? words : words.substring(0, most - 1) + "…";
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void add(String line) {
    text.append(line).append('\n');
  }
}
