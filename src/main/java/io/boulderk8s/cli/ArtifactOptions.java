package io.boulderk8s.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where what is left of a run goes. */
final class ArtifactOptions {
  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description =
          "Write run.json, stdout, stderr, their times and the tests' results there, and a failed"
              + " run's bundle.")
  private @Nullable Path artifacts;

  /** One that cannot be written is told before the tests, not after them. */
  Optional<Path> folder(Invocation invocation) {
    return Optional.ofNullable(artifacts)
        .map(named -> OptionPath.of("--artifacts", named, invocation).folder());
  }
}
