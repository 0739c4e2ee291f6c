package io.boulderk8s.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats rows of text under headings, each column as wide as its widest cell. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(List<String> headings) {
    rows.add(List.copyOf(headings));
  }

  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  public String text() {
    int columns = rows.getFirst().size();
    List<Integer> widths =
        IntStream.range(0, columns)
            .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, columns)
                        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
                        .collect(Collectors.joining("   "))
                        .stripTrailing()
                    + "\n")
        .collect(Collectors.joining());
  }
}
