package io.boulderk8s.compose;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what a Compose project is.
 *
 * @param directory the project directory, absolute
 * @param base what the names of files are relative to, for the user's eyes
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

  /** A project whose files are named as seen from its directory. */
  public ComposeInput(Path directory, List<ComposeSource> files, Map<String, String> environment) {
    this(directory, directory, files, environment);
  }
}
