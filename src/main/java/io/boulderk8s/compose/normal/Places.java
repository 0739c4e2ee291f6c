package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Node;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the place of each value of a service: "networks.inner.aliases[0]". */
final class Places {
  private Places() {}

  static SortedMap<String, Source> of(Section service) {
    SortedMap<String, Source> places = new TreeMap<>();
    places.put("", service.source());
    collect(service.mapping(), "", places);
    return places;
  }

  private static void collect(Node node, String path, SortedMap<String, Source> places) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(
                  (key, entry) -> {
                    String below = path.isEmpty() ? key : path + "." + key;
                    places.put(below, entry.source());
                    collect(entry.value(), below, places);
                  });
      case Node.Sequence sequence -> {
        List<Node> items = sequence.items();
        for (int i = 0; i < items.size(); i++) {
          String below = path + "[" + i + "]";
          places.put(below, items.get(i).source());
          collect(items.get(i), below, places);
        }
      }
      case Node.Scalar _, Node.Broken _ -> {}
    }
  }
}
