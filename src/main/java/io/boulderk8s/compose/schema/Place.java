package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The place of a value in the tree.
 *
 * @param path for messages: "services.web.ports[0]"
 * @param pattern for tables: "services.*.ports[]"
 * @param around the places of the lists that contain it
 */
record Place(String path, String pattern, int depth, List<Source> around) {
  static final Place ROOT = new Place("", "", 0, List.of());

  Place key(String key, boolean ofTheUser) {
    return new Place(join(path, key), join(pattern, ofTheUser ? "*" : key), depth + 1, around);
  }

  Place item(Node.Sequence list, int index) {
    List<Source> lists = new ArrayList<>(around);
    lists.add(list.source());
    return new Place(path + "[" + index + "]", pattern + "[]", depth + 1, lists);
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Violation violation(Source at, String what) {
    List<Source> places = new ArrayList<>(around);
    places.add(at);
    return new Violation(at, what, depth, places);
  }
}
