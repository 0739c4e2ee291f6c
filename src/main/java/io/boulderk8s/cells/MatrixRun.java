package io.boulderk8s.cells;

import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.Schedule;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.Standing;
import io.boulderk8s.run.Cleanup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** All cells, as many at once as the schedule lets begin. One that fails stops no other. */
final class MatrixRun {
  /** What is done with a cell. */
  interface Work {
    /** Runs its tests on a node. */
    CellResult run(Cell cell, String node);

    /** Whether its stack is up, so that its tests run. */
    boolean isUp(Cell cell);

    /** Removes what is left of it; others may begin meanwhile. */
    void clear(Cell cell, String node);
  }

  /** How often it is looked whether a stack is up; a result is seen at once. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Work work;
  private final Schedule schedule;
  private final Reporter reporter;
  private final Consumer<CellResult> ended;
  private final BlockingQueue<CellResult> results = new LinkedBlockingQueue<>();
  private final Map<Cell, Thread> threads = new LinkedHashMap<>();

  /**
   * A matrix.
   *
   * @param ended is told of each cell when its tests have ended
   */
  MatrixRun(Work work, Schedule schedule, Reporter reporter, Consumer<CellResult> ended) {
    this.work = work;
    this.schedule = schedule;
    this.reporter = reporter;
    this.ended = ended;
  }

  /**
   * Runs them. Interrupted, it ends those that run, and returns when nothing is left; the thread is
   * still interrupted then.
   */
  MatrixResult of(List<Cell> cells) {
    Instant begin = reporter.clock().instant();
    Map<Cell, CellResult> done = new LinkedHashMap<>();
    cells.forEach(
        cell ->
            reporter.report(
                new Event.CellChanged(cell.id(), cell.name(), "waits", Standing.WAITING)));
    try {
      collect(cells, done);
    } catch (InterruptedException e) {
      threads.values().forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
    }
    Duration wall = Duration.between(begin, reporter.clock().instant());
    Cleanup.run(this::awaitAll);
    results.forEach(result -> done.put(result.cell(), result));
    return new MatrixResult(
        cells.stream()
            .map(
                cell ->
                    Objects.requireNonNullElseGet(
                        done.get(cell), () -> CellResult.none(cell, CellEnd.notRun("interrupted"))))
            .toList(),
        wall);
  }

  private void collect(List<Cell> cells, Map<Cell, CellResult> done) throws InterruptedException {
    List<Cell> waiting = new ArrayList<>(cells);
    Map<Cell, String> running = new LinkedHashMap<>();
    List<Cell> starting = new ArrayList<>();
    while (!waiting.isEmpty() || !running.isEmpty()) {
      starting.removeIf(cell -> !running.containsKey(cell) || work.isUp(cell));
      SequencedMap<Cell, String> begin = schedule.next(waiting, running, starting);
      waiting.removeAll(begin.keySet());
      running.putAll(begin);
      starting.addAll(begin.keySet());
      begin.forEach(this::start);
      CellResult result = results.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      if (result != null) {
        running.remove(result.cell());
        done.put(result.cell(), result);
        ended.accept(result);
      }
    }
  }

  /** The next one begins when the tests of one have ended, not when its stack is gone. */
  private void start(Cell cell, String node) {
    threads.put(
        cell,
        Thread.ofVirtual()
            .name("cell " + cell.id())
            .start(
                () -> {
                  CellResult result = CellResult.none(cell, CellEnd.unknown("a fault of the tool"));
                  try {
                    result = work.run(cell, node);
                  } finally {
                    results.add(result);
                    work.clear(cell, node);
                  }
                }));
  }

  private void awaitAll() {
    for (Thread thread : threads.values()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // a second interruption: what is left, the next matrix removes
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
