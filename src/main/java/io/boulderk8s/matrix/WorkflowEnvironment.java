package io.boulderk8s.matrix;

import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads an `env:` of a workflow with the values of one cell. */
final class WorkflowEnvironment {
  private WorkflowEnvironment() {}

  static SortedMap<String, String> of(Node node, Map<String, String> values, Problems problems) {
    SortedMap<String, String> environment = new TreeMap<>();
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(node.source(), "`env` must be a mapping", "NAME: value");
      return environment;
    }
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (entry.value() instanceof Node.Scalar scalar) {
                environment.put(
                    name, Expressions.filled(scalar.text(), values, scalar.source(), problems));
              } else {
                problems.add(entry.source(), "`env." + name + "` must be a text", "NAME: value");
              }
            });
    return environment;
  }
}
