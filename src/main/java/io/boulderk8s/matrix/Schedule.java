package io.boulderk8s.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides which cells may start, and where: the longest first (Graham's LPT rule: the remainder at
 * the end is short), as many as fit the cores and memory of the nodes, each where most cores are
 * free.
 *
 * @param nodes by name; of equal nodes the first gets the next cell
 * @param jobs the largest number of cells at once
 */
public record Schedule(
    Map<Cell, Estimate> estimates, SequencedMap<String, Capacity> nodes, int jobs) {
  /** A stack that starts or ends mostly waits, so another cell can use its cores. */
  private static final double OVERCOMMIT = 1.25;

  /** A starting stack counts as one core, even if its tests only wait. */
  private static final double START = 1;

  public Schedule {
    if (jobs < 1 || nodes.isEmpty()) {
      throw new IllegalArgumentException("no room for a single cell");
    }
    estimates = Map.copyOf(estimates);
    nodes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(nodes));
  }

  /**
   * Returns the cells that may start now, each with its node. A cell that is too big for every node
   * may run alone, on the one with the most memory.
   *
   * @param running running cells with their nodes
   * @param starting those of the running cells whose stack is not up yet
   */
  public SequencedMap<Cell, String> next(
      Collection<Cell> waiting, Map<Cell, String> running, Collection<Cell> starting) {
    Map<Cell, String> busy = new LinkedHashMap<>(running);
    Set<Cell> coming = new HashSet<>(starting);
    SequencedMap<Cell, String> begin = new LinkedHashMap<>();
    for (Cell cell : longestFirst(waiting)) {
      if (busy.size() < jobs) {
        place(cell, busy, coming)
            .ifPresent(
                node -> {
                  busy.put(cell, node);
                  coming.add(cell);
                  begin.put(cell, node);
                });
      }
    }
    return begin;
  }

  private Optional<String> place(Cell cell, Map<Cell, String> busy, Set<Cell> coming) {
    @Nullable String best = null;
    double most = 0;
    for (Map.Entry<String, Capacity> node : nodes.entrySet()) {
      List<Cell> there =
          busy.entrySet().stream()
              .filter(one -> one.getValue().equals(node.getKey()))
              .map(Map.Entry::getKey)
              .toList();
      double free = free(node.getValue(), there, coming);
      if (fits(cell, node.getValue(), there, free) && (best == null || free > most)) {
        best = node.getKey();
        most = free;
      }
    }
    return Optional.ofNullable(best);
  }

  private double free(Capacity node, List<Cell> there, Set<Cell> coming) {
    return node.cores() * OVERCOMMIT
        - there.stream().mapToDouble(cell -> cores(cell, coming.contains(cell), node)).sum();
  }

  private boolean fits(Cell cell, Capacity node, List<Cell> there, double free) {
    if (there.isEmpty()) {
      return memory(cell) <= node.memory() || node.memory() == mostMemory();
    }
    long memory = there.stream().mapToLong(this::memory).sum() + memory(cell);
    return cores(cell, true, node) <= free && memory <= node.memory();
  }

  private long mostMemory() {
    return nodes.values().stream().mapToLong(Capacity::memory).max().orElseThrow();
  }

  private List<Cell> longestFirst(Collection<Cell> cells) {
    return cells.stream().sorted(Comparator.comparing(this::wall).reversed()).toList();
  }

  /** Estimates the total time if every cell takes its estimate. */
  public Duration forecast(List<Cell> cells) {
    record Busy(Cell cell, String node, Duration until) {}
    PriorityQueue<Busy> running = new PriorityQueue<>(Comparator.comparing(Busy::until));
    List<Cell> waiting = new ArrayList<>(cells);
    Duration now = Duration.ZERO;
    while (!waiting.isEmpty() || !running.isEmpty()) {
      Map<Cell, String> there = running.stream().collect(Collectors.toMap(Busy::cell, Busy::node));
      SequencedMap<Cell, String> begin = next(waiting, there, List.of());
      waiting.removeAll(begin.keySet());
      for (Map.Entry<Cell, String> one : begin.entrySet()) {
        running.add(new Busy(one.getKey(), one.getValue(), now.plus(wall(one.getKey()))));
      }
      now = running.remove().until();
    }
    return now;
  }

  private Usage usage(Cell cell) {
    return Objects.requireNonNull(estimates.get(cell), cell.id()).usage();
  }

  private Duration wall(Cell cell) {
    return usage(cell).wall();
  }

  /** Limits a cell's cores to those of the node. */
  private double cores(Cell cell, boolean starting, Capacity node) {
    double cores = Objects.requireNonNull(estimates.get(cell), cell.id()).cores();
    return Math.min(starting ? Math.max(cores, START) : cores, node.cores());
  }

  private long memory(Cell cell) {
    return usage(cell).memory();
  }
}
