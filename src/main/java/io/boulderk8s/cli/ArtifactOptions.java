package io.boulderk8s.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says where the files of a run go. */
final class ArtifactOptions {
  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description =
          "Write run.json, stdout, stderr, their times and the tests' results there, and a failed"
              + " run's bundle.")
  private @Nullable Path artifacts;

  boolean given() {
    return artifacts != null;
  }

  /** Fails before the tests when the folder cannot be written. */
  Optional<Path> folder(Invocation invocation) {
    return Optional.ofNullable(artifacts)
        .map(named -> OptionPath.of("--artifacts", named, invocation).folder());
  }
}
