package io.boulderk8s.checkout;

import java.nio.file.Path;
import java.util.List;

/**
 * The files that `docker compose` reads as one project.
 *
 * @param directory the project directory: relative paths in the files start here, and it names the
 *     project
 * @param files later ones override earlier ones
 */
public record ProjectFiles(Path directory, List<Path> files) {
  public ProjectFiles {
    files = List.copyOf(files);
  }
}
