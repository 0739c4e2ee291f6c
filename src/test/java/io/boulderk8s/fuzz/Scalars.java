package io.boulderk8s.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The single values of a YAML text with the places where they stand; keys are none. */
final class Scalars {
  /**
   * A value.
   *
   * @param path "services.a.ports[].target"
   * @param from where its token begins, quotes included
   */
  record Scalar(String path, String value, int from, int to) {
    String replacedIn(String text, String token) {
      return text.substring(0, from) + token + text.substring(to);
    }

    String token(String text) {
      return text.substring(from, to);
    }
  }

  private final List<Scalar> found = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Scalars() {}

  static List<Scalar> of(String text) {
    Scalars scalars = new Scalars();
    LoadSettings settings = LoadSettings.builder().setUseMarks(true).build();
    new Compose(settings).composeAllFromString(text).forEach(root -> scalars.collect(root, ""));
    return scalars.found;
  }

  private void collect(Node node, String path) {
    if (!seen.add(node)) {
      return;
    }
    switch (node) {
      case ScalarNode scalar when scalar.isPlain() || isQuoted(scalar) -> add(scalar, path);
      case SequenceNode sequence -> sequence.getValue().forEach(i -> collect(i, path + "[]"));
      case MappingNode mapping -> mapping.getValue().forEach(tuple -> collect(tuple, path));
      case AnchorNode anchor -> collect(anchor.getRealNode(), path);
      default -> {}
    }
  }

  private static boolean isQuoted(ScalarNode scalar) {
    return switch (scalar.getScalarStyle()) {
      case DOUBLE_QUOTED, SINGLE_QUOTED -> true;
      default -> false;
    };
  }

  private void collect(NodeTuple tuple, String path) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    collect(tuple.getValueNode(), path.isEmpty() ? key : path + "." + key);
  }

  private void add(ScalarNode scalar, String path) {
    int from = scalar.getStartMark().orElseThrow().getIndex();
    int to = scalar.getEndMark().orElseThrow().getIndex();
    if (to > from) {
      found.add(new Scalar(path, scalar.getValue(), from, to));
    }
  }
}
