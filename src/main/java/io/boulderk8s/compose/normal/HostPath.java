package io.boulderk8s.compose.normal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads paths of this machine. */
final class HostPath {
  private HostPath() {}

  /**
   * Returns an absolute path; empty, after a report, when `~` is unknown or this machine cannot
   * have such a path.
   */
  static Optional<Path> of(Section section, String key, String text, Surroundings surroundings) {
    Optional<String> expanded =
        text.startsWith("~")
            ? surroundings.variables().value("HOME").map(home -> home + "/" + text.substring(1))
            : Optional.of(text);
    if (expanded.isEmpty()) {
      section.problem(key, "`~` stands for $HOME, which is not set", "set HOME");
      return Optional.empty();
    }
    try {
      return Optional.of(surroundings.directory().resolve(expanded.get()).normalize());
    } catch (InvalidPathException e) {
      section.problem(
          key,
          "not a path on this machine: \"" + text + "\"",
          "correct it, or set a locale with UTF-8 (LANG=C.UTF-8)");
      return Optional.empty();
    }
  }
}
