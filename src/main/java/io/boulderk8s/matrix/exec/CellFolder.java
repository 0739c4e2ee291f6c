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

/** Holds the files of one cell: `output` and what `test --artifacts` writes. */
record CellFolder(Path path) {
  /** Makes the folder, without what an earlier matrix left there. */
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

  /** The output of the cell's process, with that of the tests. */
  Path output() {
    return path.resolve("output");
  }

  /** The events, as JSON lines. */
  Path events() {
    return path.resolve("events");
  }

  /** Tells whether the tests themselves have started. */
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
