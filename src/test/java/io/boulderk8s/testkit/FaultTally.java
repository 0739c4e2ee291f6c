package io.boulderk8s.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of runs with faults, a row for each kind. A wrong exit code is one that is neither the
 * command's own nor the tool's word that it does not know; success where something failed is always
 * one.
 */
public final class FaultTally {
  /** One kind of fault. */
  private static final class Row {
    private int runs;
    private int unknown;
    private int wrongCodes;
    private long lostBytes;
    private int doubleStarts;

    /** How often which promise was broken, if any was. */
    private String broken() {
      return wrongCodes == 0 && lostBytes == 0 && doubleStarts == 0
          ? ""
          : " **(%d wrong exit codes, %d lost bytes, %d double starts)**"
              .formatted(wrongCodes, lostBytes, doubleStarts);
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, List<Double>> ends = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * @param lostBytes that are neither printed nor reported as lost; printed twice counts, too
   */
  public synchronized void add(
      String fault,
      String seed,
      String code,
      boolean right,
      boolean unknown,
      long lostBytes,
      int starts) {
    Row row = rows.computeIfAbsent(fault, _ -> new Row());
    row.runs++;
    row.unknown += unknown ? 1 : 0;
    row.wrongCodes += right ? 0 : 1;
    row.lostBytes += lostBytes;
    row.doubleStarts += starts > 1 ? 1 : 0;
    if (!right || lostBytes != 0 || starts > 1) {
      failures.add(
          "%s, seed %s: %s, %d bytes lost, %d starts"
              .formatted(fault, seed, code, lostBytes, starts));
    }
  }

  /**
   * How long after the fault the command line had ended.
   *
   * @param begun System.nanoTime() at the fault
   * @return the same in seconds
   */
  public synchronized double ended(String fault, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    ends.computeIfAbsent(fault, _ -> new ArrayList<>()).add(seconds);
    return seconds;
  }

  public synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  public synchronized int runs() {
    return rows.values().stream().mapToInt(row -> row.runs).sum();
  }

  /** Writes the rows of a Markdown table to a file below target/reliability. */
  public synchronized void write(String name) {
    try {
      Path rows = Path.of("target/reliability").resolve(name);
      Files.createDirectories(rows.getParent());
      Files.writeString(rows, markdown());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a Markdown table; the last cell only where a time was taken. */
  private String markdown() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (fault, row) ->
            text.append(
                "| %s%s | %d | %d |%s\n"
                    .formatted(fault, row.broken(), row.runs, row.unknown, time(fault))));
    return text.toString();
  }

  private String time(String fault) {
    List<Double> sorted = ends.getOrDefault(fault, List.of()).stream().sorted().toList();
    return sorted.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT, " %.1f s, %.1f s |", sorted.get(sorted.size() / 2), sorted.getLast());
  }
}
