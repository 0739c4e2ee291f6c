package io.boulderk8s.bundle;

import io.boulderk8s.results.JUnitXml;
import io.boulderk8s.results.ResultsJson;
import io.boulderk8s.results.TestResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the tests in the recorded output of a run, for CI systems. */
public final class RunResults {
  private RunResults() {}

  /**
   * Reads the output of a run.
   *
   * @param output the folder with its `stdout` and `stderr`
   */
  public static TestResults read(Path output) {
    return SnapshotFolder.results("stdout", output.resolve("stdout"))
        .and(SnapshotFolder.results("stderr", output.resolve("stderr")));
  }

  /** Writes `results/` into a folder, with redacted messages of tests. */
  public static void write(TestResults results, Path folder, Redactor redactor) {
    try {
      Path junit = folder.resolve(Layout.JUNIT);
      Files.createDirectories(junit.getParent());
      Files.writeString(junit, redactor.text(JUnitXml.of(results)));
      Files.writeString(folder.resolve(Layout.RESULTS), redactor.text(ResultsJson.of(results)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
