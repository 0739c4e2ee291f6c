package io.boulderk8s.compose;

import java.util.ArrayList;
import java.util.List;

/**
 * One key of a Compose file given another value.
 *
 * @param pattern the key as the table of all keys writes it
 * @param path the same with names in place of `*`; `[]` stands for a list's item
 * @param value as flow YAML
 * @param into which of the Compose files gets it
 */
record KeyChange(String pattern, List<String> path, String value, Into into) {
  enum Into {
    /** The first file, in place of what is there. */
    FIRST,
    /** The first file, beside what is there: a key that is there twice. */
    TWICE,
    /** An override file of its own, to be merged. */
    OVERRIDE
  }

  /** The words of a pattern: `ports[].target` are three. */
  static List<String> words(String pattern) {
    List<String> words = new ArrayList<>();
    for (String word : pattern.split("\\.")) {
      words.add(word.replace("[]", ""));
      if (word.endsWith("[]")) {
        words.add("[]");
      }
    }
    return words;
  }

  /** The key alone, as a message names it. */
  String key() {
    return path.stream().filter(word -> !word.equals("[]")).reduce((_, last) -> last).orElseThrow();
  }

  /** What two services have alike when both get it. */
  String kind() {
    return pattern + (into == Into.FIRST ? "" : " (" + into.name().toLowerCase() + ")");
  }

  @Override
  public String toString() {
    return String.join(".", path).replace(".[]", "[]")
        + ": "
        + value
        + (into == Into.FIRST ? "" : " [" + into + "]");
  }
}
