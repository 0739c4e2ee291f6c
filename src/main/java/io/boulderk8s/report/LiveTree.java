package io.boulderk8s.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lays out what is going on as lines: the phases that have begun and not ended, and below them the
 * services of a stack or the cells of a matrix.
 */
final class LiveTree {
  private static final List<String> SPINNER = List.of("|", "/", "-", "\\");

  /** Lists at most this many and counts the rest: the region must fit on a small screen. */
  private static final int LISTED = 16;

  private final List<Phase> phases = new ArrayList<>();
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private String noun = "";
  private String progress = "";
  private int turn;

  private record Phase(String step, Instant began) {}

  private record Row(String state, String what, Standing standing, Instant began, Instant changed) {
    Row since(Row before) {
      return new Row(state, what, standing, before.began(), changed);
    }

    /** Formats the state and how long it took to get there. */
    String text(Instant now) {
      return switch (standing) {
        case WAITING -> state;
        case GOING -> state + " (" + seconds(began, now) + ")";
        case GOOD, BAD -> state + " (" + seconds(began, changed) + ")";
      };
    }
  }

  boolean isIdle() {
    return phases.isEmpty();
  }

  void began(String step, Instant now) {
    phases.add(new Phase(step, now));
    progress = "";
  }

  /** Services and cells belong to the phase in which they changed. */
  void ended(String step) {
    phases.removeIf(phase -> phase.step().equals(step));
    rows.clear();
    progress = "";
  }

  void progress(String text) {
    progress = text;
  }

  void service(String name, String state, boolean settled, Instant now) {
    row("services", name, "", state, settled ? Standing.GOOD : Standing.GOING, now);
  }

  void cell(String name, String command, String state, Standing standing, Instant now) {
    row("cells", name, command, state, standing, now);
  }

  private void row(
      String of, String name, String what, String state, Standing standing, Instant now) {
    noun = of;
    rows.merge(
        name,
        new Row(state, what, standing, now, now),
        (before, after) -> before.standing() == Standing.WAITING ? after : after.since(before));
  }

  /** Returns the phases as a log shows them. */
  List<String> headings() {
    return phases.stream().map(phase -> "==> " + phase.step()).toList();
  }

  /** Counts how many are done and how many failed; empty without any. */
  String summary() {
    if (rows.isEmpty()) {
      return "";
    }
    long over = rows.values().stream().filter(row -> row.standing().isOver()).count();
    long bad = rows.values().stream().filter(row -> row.standing() == Standing.BAD).count();
    return ": %d of %d %s%s"
        .formatted(over, rows.size(), noun, bad == 0 ? "" : ", " + bad + " not passed");
  }

  List<String> lines(Instant now) {
    List<String> lines = new ArrayList<>();
    String spinner = SPINNER.get(turn++ % SPINNER.size());
    phases.forEach(
        phase ->
            lines.add(
                "  %s %s (%s)%s"
                    .formatted(spinner, phase.step(), seconds(phase.began(), now), summary())));
    if (!progress.isEmpty()) {
      lines.add("      " + progress);
    }
    int names = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
    int texts = rows.values().stream().mapToInt(row -> row.text(now).length()).max().orElse(0);
    listed().forEach(row -> lines.add(line(row.getKey(), names, row.getValue(), texts, now)));
    if (rows.size() > LISTED) {
      lines.add("      and %d more".formatted(rows.size() - LISTED));
    }
    return lines;
  }

  /** Picks the rows that fit: first those going on, then those that failed. */
  private List<Map.Entry<String, Row>> listed() {
    Stream<Map.Entry<String, Row>> all = rows.entrySet().stream();
    return (rows.size() > LISTED ? all.sorted(Comparator.comparingInt(LiveTree::rank)) : all)
        .limit(LISTED)
        .toList();
  }

  private static int rank(Map.Entry<String, Row> row) {
    return switch (row.getValue().standing()) {
      case GOING -> 0;
      case BAD -> 1;
      case WAITING -> 2;
      case GOOD -> 3;
    };
  }

  private static String line(String name, int names, Row row, int texts, Instant now) {
    return "    %s %s  %s  %s"
        .formatted(
            row.standing().mark(), padded(name, names), padded(row.text(now), texts), row.what())
        .stripTrailing();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String seconds(Instant from, Instant to) {
    return String.format(Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / 1000.0);
  }
}
