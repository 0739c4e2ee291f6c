package io.boulderk8s.parity.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The exit code and output of a test command. */
public record Execution(int exitCode, List<String> stdout, List<String> stderr) {
  public Execution {
    stdout = List.copyOf(stdout);
    stderr = List.copyOf(stderr);
  }

  /**
   * Writes its output to the files `stdout` and `stderr` of a folder, in place of an earlier one's.
   */
  void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("stdout"), stdout);
      Files.write(folder.resolve("stderr"), stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
