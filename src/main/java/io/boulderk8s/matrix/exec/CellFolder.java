package io.boulderk8s.matrix.exec;

import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.RecordedRun;
import io.boulderk8s.results.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where everything about one cell is put: `output` and what `test --artifacts` writes. */
record CellFolder(Path path) {
  /** Without what an earlier matrix left there. */
  static CellFolder empty(Path path) {
    try {
      if (Files.exists(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
          for (Path file : deepestFirst) {
            Files.delete(file);
          }
        }
      }
      Files.createDirectories(path);
      return new CellFolder(path);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of a cell, " + path, e);
    }
  }

  /** All that the cell's process says, the tests' output in it. */
  Path output() {
    return path.resolve("output");
  }

  /** What happens, as JSON lines. */
  Path events() {
    return path.resolve("events");
  }

  /** Whether the tests themselves have begun. */
  boolean testsRun() {
    return text("events").filter(events -> events.contains("\"run-started\"")).isPresent();
  }

  Optional<CellEnd.Recorded> record() {
    return text("run.json").flatMap(RecordedRun::record);
  }

  Counts tests() {
    return text("results/results.json").map(RecordedRun::counts).orElse(Counts.NONE);
  }

  private Optional<String> text(String name) {
    try {
      Path file = path.resolve(name);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
