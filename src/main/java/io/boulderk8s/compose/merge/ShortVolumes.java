package io.boulderk8s.compose.merge;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Turns `SOURCE:TARGET:OPTIONS` into its long form. */
final class ShortVolumes {
  private static final String NEXT = "write [SOURCE:]TARGET[:ro|rw]";
  private static final List<String> PROPAGATIONS =
      List.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

  private final Problems problems;

  ShortVolumes(Problems problems) {
    this.problems = problems;
  }

  Node ofList(Node node) {
    return node instanceof Node.Sequence sequence
        ? new Node.Sequence(sequence.items().stream().map(this::of).toList(), sequence.source())
        : node;
  }

  private Node of(Node node) {
    if (!(node instanceof Node.Scalar scalar) || scalar.type() != ScalarType.TEXT) {
      return node;
    }
    List<String> parts = Arrays.asList(scalar.text().split(":", -1));
    if (parts.size() > 1 && parts.getFirst().matches("[a-zA-Z]")) {
      problems.add(
          scalar.source(),
          "Compose takes the one-letter volume `" + parts.getFirst() + "` for a Windows drive",
          "use a longer name, or the long form");
      return new Node.Broken(scalar.source());
    }
    if (parts.size() > 3 || parts.contains("")) {
      problems.add(scalar.source(), "not a volume: \"" + scalar.text() + "\"", NEXT);
      return new Node.Broken(scalar.source());
    }
    return parts.size() == 1
        ? volume(
            scalar.source(),
            Map.of("type", "volume", "target", ContainerPath.clean(parts.getFirst())),
            List.of())
        : withSource(scalar.source(), parts);
  }

  private static Node withSource(Source at, List<String> parts) {
    boolean path = isPath(parts.getFirst());
    List<String> options = parts.size() == 3 ? List.of(parts.get(2).split(",")) : List.of();
    return volume(
        at,
        Map.of(
            "type",
            path ? "bind" : "volume",
            "source",
            parts.getFirst(),
            "target",
            ContainerPath.clean(parts.get(1))),
        options);
  }

  private static boolean isPath(String source) {
    return "./~".indexOf(source.charAt(0)) >= 0;
  }

  /** Ignores unknown options, as Compose does. */
  private static Node volume(Source at, Map<String, String> texts, List<String> options) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    texts.forEach((key, text) -> entries.put(key, Entry.of(at, Node.Scalar.text(text, at))));
    for (String option : options) {
      if (option.equals("ro") || option.equals("rw")) {
        Node flag = new Node.Scalar(option.equals("ro") + "", ScalarType.BOOLEAN, at);
        entries.put("read_only", Entry.of(at, flag));
      }
      if (PROPAGATIONS.contains(option)) {
        entries.put(
            "bind", Entry.of(at, Lists.mapping("propagation", Node.Scalar.text(option, at))));
      }
    }
    return new Node.Mapping(entries, at);
  }
}
