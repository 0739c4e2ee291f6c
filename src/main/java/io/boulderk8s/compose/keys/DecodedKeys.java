package io.boulderk8s.compose.keys;

import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.List;
import java.util.Map;

/**
 * Checks values of keys that pods do not use and Compose decodes into numbers, durations and the
 * like: its schema allows more than it can decode.
 */
public final class DecodedKeys {
  private static final String SERVICE = "services.*.";
  private static final String DEPLOY = SERVICE + "deploy.";
  private static final Map<Decoded, List<String>> KEYS =
      Map.of(
          Decoded.BOOLEAN,
          List.of(
              "networks.*.attachable",
              SERVICE + "attach",
              SERVICE + "depends_on.*.restart",
              SERVICE + "volumes[].volume.nocopy"),
          Decoded.DURATION,
          List.of(
              DEPLOY + "rollback_config.delay",
              DEPLOY + "rollback_config.monitor",
              DEPLOY + "update_config.delay",
              DEPLOY + "update_config.monitor"),
          Decoded.COUNT,
          List.of(
              DEPLOY + "placement.max_replicas_per_node",
              DEPLOY + "rollback_config.parallelism",
              DEPLOY + "update_config.parallelism"),
          Decoded.NUMBER,
          List.of(
              DEPLOY + "resources.reservations.cpus",
              DEPLOY + "rollback_config.max_failure_ratio",
              DEPLOY + "update_config.max_failure_ratio"),
          Decoded.MODE,
          List.of(SERVICE + "configs[].mode", SERVICE + "secrets[].mode"),
          Decoded.PORT,
          List.of(SERVICE + "expose[]"),
          Decoded.INTEGER,
          List.of(
              DEPLOY + "resources.reservations.generic_resources[].discrete_resource_spec.value"),
          Decoded.VARIABLE,
          List.of(SERVICE + "environment[]", SERVICE + "build.args[]"),
          Decoded.FILLED,
          List.of(SERVICE + "develop.watch[].path"));

  private final Problems problems;

  public DecodedKeys(Problems problems) {
    this.problems = problems;
  }

  public void check(Node.Mapping root) {
    KEYS.forEach((kind, paths) -> paths.forEach(path -> follow(root, steps(path), "", kind)));
  }

  /** Splits `a[].b` into a, [], b. */
  private static List<String> steps(String path) {
    return List.of(path.replace("[]", ".[]").split("\\."));
  }

  private void follow(Node node, List<String> steps, String path, Decoded kind) {
    if (steps.isEmpty()) {
      check(node, path, kind);
      return;
    }
    String step = steps.getFirst();
    List<String> rest = steps.subList(1, steps.size());
    switch (node) {
      case Node.Sequence list when step.equals("[]") ->
          list.items().forEach(item -> follow(item, rest, path + "[]", kind));
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, entry) -> {
                    if (step.equals("*") || step.equals(key)) {
                      follow(entry.value(), rest, path.isEmpty() ? key : path + "." + key, kind);
                    }
                  });
      case Node.Sequence _, Node.Scalar _, Node.Broken _ -> {}
    }
  }

  private void check(Node node, String path, Decoded kind) {
    boolean readable =
        !(node instanceof Node.Scalar scalar)
            || scalar.isNull()
            || scalar.type() == ScalarType.DATE
            || kind.reads(scalar);
    if (!readable && !problems.isAt(node.source())) {
      problems.add(
          node.source(),
          "`" + path + "` must be " + kind.description() + ", this is " + node.describe(),
          "write it as Compose's reference shows it");
    }
  }
}
