package io.boulderk8s.app;

import io.boulderk8s.files.AtomicFile;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.History;
import io.boulderk8s.matrix.HistoryJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the history of a checkout's matrix in the cache. */
record MatrixFolder(Path path) {
  History history() {
    try {
      return Files.exists(file()) ? HistoryJson.read(Files.readString(file())) : History.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException("the history of the matrix, " + file(), e);
    }
  }

  /** Writes it at once, so that it survives any end of this process. */
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

  /** Returns the folder for cells' output, unless the user names another. */
  Path artifacts() {
    return path.resolve("cells");
  }
}
