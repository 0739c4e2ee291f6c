package io.boulderk8s.boulder.config;

import io.boulderk8s.boulder.read.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A value with the way to it.
 *
 * @param path names as they are written; an item of an array is its number
 */
public record Setting(List<String> path, ConfigValue value) {
  public Setting {
    path = List.copyOf(path);
  }

  public Place at() {
    return value.at();
  }

  /** Returns the name that it has, or that the array around it has, in lower case. */
  public String key() {
    return path.reversed().stream()
        .filter(name -> !name.matches("[0-9]+"))
        .findFirst()
        .orElse("")
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the name of what it is directly in, in lower case. */
  public String parent() {
    return path.size() < 2 ? "" : path.get(path.size() - 2).toLowerCase(Locale.ROOT);
  }

  /** Returns what it says, if it is a string that says something. */
  public Optional<String> text() {
    return value instanceof ConfigValue.Text(String text, Place _) && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Returns the way as a person writes it. */
  public String name() {
    return String.join(".", path);
  }
}
