package io.boulderk8s.compose.read;

import java.nio.file.Path;
import java.util.Optional;

/** Reads the files that Compose files name: `env_file`, `extends`, `include`. */
@FunctionalInterface
public interface FileTexts {
  /** Returns the text of a file by its absolute path; empty when it cannot be read. */
  Optional<String> text(Path file);

  /** For files that name no others. */
  static FileTexts none() {
    return _ -> Optional.empty();
  }
}
