package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.tree.Node;
import java.util.Map;

/** Reads `links`: on networks of the project a link is little more than a `depends_on`. */
final class Links {
  private Links() {}

  /** Adds the dependencies of links, unless `depends_on` has them. */
  static void addTo(Map<String, Dependency> dependencies, Section service) {
    for (Node.Scalar text : service.texts("links")) {
      String[] parts = text.text().split(":", -1);
      if (parts.length > 2 || parts[0].isEmpty()) {
        problem(service, text, "not a link: \"" + text.text() + "\"", "write SERVICE");
      } else if (parts.length == 2 && !parts[1].equals(parts[0])) {
        problem(
            service,
            text,
            "the name `"
                + parts[1]
                + "` would be known to this service alone; a pod's resolver"
                + " knows the same names as its peers'",
            "make it one of `networks.*.aliases` of `" + parts[0] + "`");
      }
      if (!parts[0].isEmpty()) {
        dependencies.putIfAbsent(
            parts[0], new Dependency(parts[0], Dependency.Condition.SERVICE_STARTED, true));
      }
    }
  }

  private static void problem(Section service, Node.Scalar at, String what, String next) {
    service.problems().add(at.source(), what, next);
  }
}
