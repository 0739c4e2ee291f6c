package io.boulderk8s.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that determines a Compose project.
 *
 * @param directory the project directory, absolute
 * @param base messages name files relative to this folder
 * @param files the files in the order of `-f`: later ones override earlier ones
 * @param environment the variables for interpolation: the process environment over the project's
 *     `.env` file
 */
public record ComposeInput(
    Path directory, Path base, List<ComposeSource> files, Map<String, String> environment) {
  public ComposeInput {
    files = List.copyOf(files);
    environment = Map.copyOf(environment);
  }

  /** Makes the input of a project whose files are named relative to its directory. */
  public ComposeInput(Path directory, List<ComposeSource> files, Map<String, String> environment) {
    this(directory, directory, files, environment);
  }
}
