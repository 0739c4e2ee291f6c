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
 * Remembers how a checkout's cells ran, by their names.
 *
 * @param usages of the last runs that ended by themselves, the latest last
 * @param last the state in which each cell last ended
 */
public record History(SortedMap<String, List<Usage>> usages, SortedMap<String, String> last) {
  public static final History NONE = new History(new TreeMap<>(), new TreeMap<>());

  /** More would delay the effect of a changed cell. */
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

  /** Returns the names of the cells that passed when they last ran. */
  public Set<String> passed() {
    return last.entrySet().stream()
        .filter(entry -> entry.getValue().equals(CellEnd.State.PASSED.word()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Returns the history with one more run. */
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
