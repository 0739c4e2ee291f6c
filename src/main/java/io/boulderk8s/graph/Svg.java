package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Arrow;
import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Kind;
import io.boulderk8s.graph.Diagram.Link;
import io.boulderk8s.graph.Layout.Place;
import io.boulderk8s.graph.Layout.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javax.xml.stream.XMLStreamException;

/** Writes a diagram as SVG without scripts, fonts or other external content. */
public final class Svg {
  private static final int INDENT = 14;
  private static final int SWATCH = 15;
  private static final int ROOM = Layout.BOX_WIDTH - 2 * INDENT;

  private final Diagram diagram;
  private final Layout layout;
  private final List<String> networks;
  private final SvgWriter xml;

  private Svg(Diagram diagram) throws XMLStreamException {
    this.diagram = diagram;
    this.layout = Layout.of(diagram);
    this.networks = List.copyOf(diagram.networks().keySet());
    this.xml = new SvgWriter();
  }

  public static String of(Diagram diagram) {
    try {
      return new Svg(diagram).drawn();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a picture could not be written to memory", e);
    }
  }

  private String drawn() throws XMLStreamException {
    head();
    for (Place place : layout.boxes().values()) {
      if (place.box().kind() == Kind.SETUP) {
        beforeAll(place);
      }
    }
    tracks();
    for (Place place : layout.boxes().values()) {
      box(place);
    }
    legend();
    xml.end();
    return xml.written();
  }

  private void head() throws XMLStreamException {
    xml.begin(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        layout.width(),
        "height",
        layout.height(),
        "viewBox",
        "0 0 %d %d".formatted(layout.width(), layout.height()),
        "font-family",
        "Helvetica, Arial, sans-serif",
        "font-size",
        12);
    xml.words("title", "The plan of " + diagram.title() + ": services, networks, addresses, order");
    xml.words("style", Ink.style());
    xml.shape("rect", "width", "100%", "height", "100%", "fill", Ink.PAPER);
  }

  private void legend() throws XMLStreamException {
    label(Layout.MARGIN, 34, Ink.TEXT, 18, true, layout.legend().title(), diagram.title());
    for (Legend.Entry entry : layout.legend().entries()) {
      boolean network = entry.network().isPresent();
      if (network) {
        swatch(entry.x(), entry.y(), colour(entry.network().get()));
      }
      label(
          entry.x() + (network ? SWATCH : 0),
          entry.y(),
          network ? Ink.TEXT : Ink.DIM,
          12,
          false,
          entry.words(),
          entry.all());
    }
  }

  /** The setup runs before everything, so one bracket replaces an arrow to each. */
  private void beforeAll(Place setup) throws XMLStreamException {
    int x = setup.x() + Layout.BOX_WIDTH + Layout.ALLEY / 2;
    String line =
        "M%d,%d H%d M%d,%d V%d"
            .formatted(
                setup.x() + Layout.BOX_WIDTH,
                setup.y() + setup.height() / 2,
                x,
                x,
                layout.legend().height() + Layout.MARGIN,
                layout.height() - Layout.MARGIN);
    xml.shape("path", "d", line, "fill", "none", "stroke", Ink.EDGE, "stroke-dasharray", "5 3");
  }

  /** Numbers colours by position, so that neighbours differ. */
  private void tracks() throws XMLStreamException {
    Map<Track, SequencedMap<Arrow, Way>> tracks = new LinkedHashMap<>();
    layout.ways().entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().begin()))
        .forEach(
            entry ->
                tracks
                    .computeIfAbsent(Track.of(entry.getKey()), _ -> new LinkedHashMap<>())
                    .put(entry.getKey(), entry.getValue()));
    List<TrackLine> lines = new ArrayList<>();
    tracks.forEach(
        (track, ways) ->
            lines.add(new TrackLine(track, ways, Ink.ofTrack(lines.size(), networks.size()))));
    for (TrackLine line : lines) {
      line.draw(xml);
    }
    for (TrackLine line : lines) {
      line.label(xml);
    }
  }

  private void box(Place place) throws XMLStreamException {
    Box box = place.box();
    boolean runner = box.kind() == Kind.RUNNER;
    xml.shape(
        "rect",
        "x",
        place.x(),
        "y",
        place.y(),
        "width",
        Layout.BOX_WIDTH,
        "height",
        place.height(),
        "rx",
        6,
        "fill",
        runner ? Ink.RUNNER : Ink.BOX,
        "stroke",
        runner ? Ink.RUNNER_EDGE : Ink.EDGE,
        "stroke-dasharray",
        box.kind() == Kind.SETUP ? "5 3" : "");
    int x = place.x() + INDENT;
    String words = box.kind().words();
    if (!words.isEmpty()) {
      xml.words(
          "text",
          words,
          "x",
          x + ROOM,
          "y",
          place.y() + 20,
          "fill",
          Ink.DIM,
          "font-size",
          11,
          "text-anchor",
          "end");
    }
    int taken = words.isEmpty() ? 0 : TextWidth.of(words, 11, false) + INDENT;
    label(x, place.y() + 21, Ink.TEXT, 14, true, ROOM - taken, box.name());
    label(x, place.y() + 38, Ink.DIM, 11, false, ROOM, box.image());
    rows(box, x, place.y() + 62);
  }

  private void rows(Box box, int x, int first) throws XMLStreamException {
    int y = first;
    if (box.links().isEmpty()) {
      row(x, y, Ink.EDGE, Labels.NO_NETWORK);
      y += Layout.LINE;
    }
    for (Link link : box.links()) {
      row(x, y, colour(link.network()), Labels.of(link));
      y += Layout.LINE;
      if (!link.names().isEmpty()) {
        String names = Labels.ALSO + String.join(", ", link.names());
        label(x + SWATCH, y, Ink.DIM, 12, false, ROOM - SWATCH, names);
        y += Layout.LINE;
      }
    }
    for (String volume : box.volumes()) {
      label(x, y, Ink.DIM, 12, false, ROOM, Labels.VOLUME + volume);
      y += Layout.LINE;
    }
  }

  private void row(int x, int y, Ink colour, String words) throws XMLStreamException {
    swatch(x, y, colour);
    label(x + SWATCH, y, Ink.TEXT, 12, false, ROOM - SWATCH, words);
  }

  private void swatch(int x, int y, Ink colour) throws XMLStreamException {
    xml.shape("rect", "x", x, "y", y - 9, "width", 10, "height", 10, "rx", 2, "fill", colour);
  }

  /** Cuts words where there is no room for them; a viewer shows them in full on hover. */
  private void label(int x, int y, Ink colour, int size, boolean bold, int room, String words)
      throws XMLStreamException {
    label(x, y, colour, size, bold, TextWidth.fitted(words, size, bold, room), words);
  }

  private void label(int x, int y, Ink colour, int size, boolean bold, String fitted, String all)
      throws XMLStreamException {
    Object[] attributes = {
      "x", x, "y", y, "fill", colour, "font-size", size, "font-weight", bold ? "bold" : ""
    };
    if (fitted.equals(all)) {
      xml.words("text", all, attributes);
      return;
    }
    xml.cut("text", fitted, all, attributes);
  }

  private Ink colour(String network) {
    return Ink.ofNetwork(Math.max(0, networks.indexOf(network)));
  }
}
