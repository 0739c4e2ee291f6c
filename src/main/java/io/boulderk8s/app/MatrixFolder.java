package io.boulderk8s.app;

import io.boulderk8s.files.AtomicFile;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.History;
import io.boulderk8s.matrix.HistoryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is remembered of a checkout's matrix, in the cache. */
record MatrixFolder(Path path) {
  History history() {
    try {
      return Files.exists(file()) ? HistoryJson.read(Files.readString(file())) : History.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException("the history of the matrix, " + file(), e);
    }
  }

  /** At once, so that what is known survives whatever ends this process. */
  void remember(CellResult result) {
    try {
      AtomicFile.write(file(), HistoryJson.of(history().with(result)));
    } catch (IOException e) {
      throw new UncheckedIOException("the history of the matrix, " + file(), e);
    }
  }

  private Path file() {
    return path.resolve("history.json");
  }

  /** Where cells' output is put, if the user names no other place. */
  Path artifacts() {
    return path.resolve("cells");
  }
}
