package io.boulderk8s.parity.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Describes a checkout for `docker compose`.
 *
 * @param project its project name
 * @param setup the files for the setup service
 * @param wanted the files for everything else
 * @param next with config-next
 * @param overrides further files for this side only, needed by an old engine
 */
public record ComposeCheckout(
    Path root,
    String project,
    List<Path> setup,
    List<Path> wanted,
    boolean next,
    List<Path> overrides) {
  String setupFiles() {
    return joined(setup);
  }

  String files() {
    return joined(wanted);
  }

  private String joined(List<Path> files) {
    return java.util.stream.Stream.concat(files.stream(), overrides.stream())
        .map(file -> root.resolve(file).toString())
        .collect(Collectors.joining(":"));
  }
}
