package io.boulderk8s.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says where to write or compare the Kustomize tree; neither: print the objects. */
final class RenderTarget {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Write the Kustomize tree there; files of an earlier one are replaced.")
  @Nullable Path output;

  @Option(
      names = "--check",
      paramLabel = "DIR",
      description =
          "Compare the Kustomize tree there with what would be written; exit with 1 if they"
              + " differ.")
  @Nullable Path check;

  boolean isTree() {
    return output != null || check != null;
  }
}
