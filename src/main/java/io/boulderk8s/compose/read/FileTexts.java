package io.boulderk8s.compose.read;

import java.nio.file.Path;
import java.util.Optional;

/** The files that Compose files name: `env_file`, `extends`, `include`. */
@FunctionalInterface
public interface FileTexts {
  /** The text of a file, by its absolute path; empty when there is none that can be read. */
  Optional<String> text(Path file);

  /** For files that name no others. */
  static FileTexts none() {
    return _ -> Optional.empty();
  }
}
