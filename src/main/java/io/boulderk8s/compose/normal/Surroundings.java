package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.template.Variables;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file's values are read against.
 *
 * @param directory relative paths start here, absolute
 * @param variables the environment: `NAME` without a value and `~` are looked up in it
 */
public record Surroundings(Path directory, Variables variables) {

  /** An absolute path; empty when it starts with `~` and nobody knows the home directory. */
  Optional<Path> absolute(String path) {
    if (path.startsWith("~")) {
      return variables
          .value("HOME")
          .map(home -> Path.of(home + "/" + path.substring(1)).normalize());
    }
    return Optional.of(directory.resolve(path).normalize());
  }
}
