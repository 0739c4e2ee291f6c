package io.boulderk8s.matrix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which cells may begin: the longest first (Graham's LPT rule: what is left at the end is short),
 * as many as cores and memory are enough for.
 */
public record Schedule(Map<Cell, Estimate> estimates, Capacity capacity) {
  /** A stack that comes or goes waits more than it computes: somebody else can have its cores. */
  private static final double OVERCOMMIT = 1.25;

  /** To bring up a stack takes a core, also where its tests only wait. */
  private static final double START = 1;

  public Schedule {
    estimates = Map.copyOf(estimates);
  }

  /**
   * Those that may begin now. One alone may always, however much it needs.
   *
   * @param starting those of the running ones whose stack is not up yet
   */
  public List<Cell> next(
      Collection<Cell> waiting, Collection<Cell> running, Collection<Cell> starting) {
    List<Cell> busy = new ArrayList<>(running);
    Set<Cell> coming = new HashSet<>(starting);
    List<Cell> begin = new ArrayList<>();
    for (Cell cell : longestFirst(waiting)) {
      if (busy.isEmpty() || fits(cell, busy, coming)) {
        busy.add(cell);
        coming.add(cell);
        begin.add(cell);
      }
    }
    return begin;
  }

  private boolean fits(Cell cell, List<Cell> busy, Set<Cell> coming) {
    double cores =
        busy.stream().mapToDouble(other -> cores(other, coming.contains(other))).sum()
            + cores(cell, true);
    long memory = busy.stream().mapToLong(this::memory).sum() + memory(cell);
    return busy.size() < capacity.jobs()
        && cores <= capacity.cores() * OVERCOMMIT
        && memory <= capacity.memory();
  }

  private List<Cell> longestFirst(Collection<Cell> cells) {
    return cells.stream().sorted(Comparator.comparing(this::wall).reversed()).toList();
  }

  /** How long all of it takes if every cell takes what it is estimated to take. */
  public Duration forecast(List<Cell> cells) {
    record Busy(Cell cell, Duration until) {}
    PriorityQueue<Busy> running = new PriorityQueue<>(Comparator.comparing(Busy::until));
    List<Cell> waiting = new ArrayList<>(cells);
    Duration now = Duration.ZERO;
    while (!waiting.isEmpty() || !running.isEmpty()) {
      List<Cell> begin = next(waiting, running.stream().map(Busy::cell).toList(), List.of());
      waiting.removeAll(begin);
      for (Cell cell : begin) {
        running.add(new Busy(cell, now.plus(wall(cell))));
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

  /** More than there are it cannot have. */
  private double cores(Cell cell, boolean starting) {
    double cores = Objects.requireNonNull(estimates.get(cell), cell.id()).cores();
    return Math.min(starting ? Math.max(cores, START) : cores, capacity.cores());
  }

  private long memory(Cell cell) {
    return usage(cell).memory();
  }
}
