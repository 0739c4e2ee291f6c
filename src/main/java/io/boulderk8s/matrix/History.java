package io.boulderk8s.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is remembered of a checkout's cells, by their names.
 *
 * @param usages of the last runs that came to an end of their own, the latest last
 * @param last how each cell ended when it last ran
 */
public record History(SortedMap<String, List<Usage>> usages, SortedMap<String, String> last) {
  public static final History NONE = new History(new TreeMap<>(), new TreeMap<>());

  /** More would make it slow to notice that a cell has changed. */
  private static final int KEPT = 5;

  public History {
    usages = Collections.unmodifiableSortedMap(new TreeMap<>(usages));
    last = Collections.unmodifiableSortedMap(new TreeMap<>(last));
  }

  public Map<Cell, Estimate> estimates(List<Cell> cells) {
    Map<Cell, Estimate> estimates = new LinkedHashMap<>();
    cells.forEach(
        cell -> estimates.put(cell, Estimate.of(usages.getOrDefault(cell.name(), List.of()))));
    return estimates;
  }

  /** Names of the cells that passed when they last ran. */
  public Set<String> passed() {
    return last.entrySet().stream()
        .filter(entry -> entry.getValue().equals(CellEnd.State.PASSED.word()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** With one more run. */
  public History with(CellResult result) {
    SortedMap<String, String> ends = new TreeMap<>(last);
    ends.put(result.cell().name(), result.end().state().word());
    SortedMap<String, List<Usage>> all = new TreeMap<>(usages);
    if (result.end().isOfTheTests() && result.usage().isPresent()) {
      List<Usage> runs = new ArrayList<>(all.getOrDefault(result.cell().name(), List.of()));
      runs.add(result.usage().get());
      all.put(
          result.cell().name(),
          List.copyOf(runs.subList(Math.max(0, runs.size() - KEPT), runs.size())));
    }
    return new History(all, ends);
  }
}
