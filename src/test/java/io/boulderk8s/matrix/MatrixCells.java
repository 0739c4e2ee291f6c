package io.boulderk8s.matrix;

import io.boulderk8s.results.Counts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Cells and results for tests. */
final class MatrixCells {
  static final long GIB = 1L << 30;

  private MatrixCells() {}

  static Cell cell(int number, String name) {
    return new Cell("c" + number, name, new TreeMap<>(), false, List.of());
  }

  static Usage usage(long wallSeconds, long cpuSeconds, long memory) {
    return new Usage(
        Duration.ofSeconds(wallSeconds), Duration.ofSeconds(cpuSeconds), memory, GIB / 4);
  }

  static CellResult result(Cell cell, CellEnd end, Usage usage) {
    return new CellResult(cell, end, Optional.of(usage), Counts.NONE, "/artifacts/" + cell.id());
  }

  static CellEnd passed() {
    return CellEnd.of(0, Optional.of(recorded(0)));
  }

  static CellEnd failed(int code) {
    return CellEnd.of(code, Optional.of(recorded(code)));
  }

  static CellEnd.Recorded recorded(int code) {
    return new CellEnd.Recorded("exited", Optional.of(code), "");
  }
}
