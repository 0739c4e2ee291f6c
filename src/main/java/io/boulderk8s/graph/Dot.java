package io.boulderk8s.graph;

import io.boulderk8s.graph.Diagram.Box;
import io.boulderk8s.graph.Diagram.Link;
import java.util.ArrayList;
import java.util.List;

/** Writes a diagram in the language of Graphviz. */
public final class Dot {
  private Dot() {}

  public static String of(Diagram diagram) {
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(quoted(diagram.title())).append(" {\n");
    text.append("  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
    for (Box box : diagram.boxes()) {
      text.append("  %s [label=%s];\n".formatted(quoted(box.name()), quoted(label(box))));
    }
    for (Diagram.Arrow arrow : diagram.arrows()) {
      text.append(
          "  %s -> %s [label=%s];\n"
              .formatted(quoted(arrow.from()), quoted(arrow.to()), quoted(arrow.condition())));
    }
    return text.append("}\n").toString();
  }

  private static String label(Box box) {
    List<String> lines = new ArrayList<>(List.of(box.name(), box.image()));
    if (!box.kind().words().isEmpty()) {
      lines.add(box.kind().words());
    }
    box.links().forEach(link -> lines.add(Labels.of(link)));
    if (box.links().isEmpty()) {
      lines.add(Labels.NO_NETWORK);
    }
    box.links().stream()
        .map(Link::names)
        .flatMap(List::stream)
        .distinct()
        .forEach(name -> lines.add(Labels.ALSO + name));
    box.volumes().forEach(volume -> lines.add(Labels.VOLUME + volume));
    return String.join("\n", lines);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
