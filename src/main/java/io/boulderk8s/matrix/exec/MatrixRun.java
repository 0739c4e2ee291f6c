package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.Schedule;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.report.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs all cells, as many at once as the schedule allows. A cell that fails stops no other. */
final class MatrixRun {
  /** The work on a cell. */
  interface Work {
    /** Runs its tests on a node. */
    CellResult run(Cell cell, String node);

    /** Tells whether its stack is up, so that its tests run. */
    boolean isUp(Cell cell);

    /** Removes what is left of it; other cells may start meanwhile. */
    void clear(Cell cell, String node);
  }

  /** The interval of checks whether a stack is up; a result is noticed at once. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(MatrixRun.class);

  private final Work work;
  private final Schedule schedule;
  private final Reporter reporter;
  private final Consumer<CellResult> ended;
  private final BlockingQueue<CellResult> results = new LinkedBlockingQueue<>();

  /**
   * Prepares a matrix.
   *
   * @param ended receives each cell when its tests have ended
   */
  MatrixRun(Work work, Schedule schedule, Reporter reporter, Consumer<CellResult> ended) {
    this.work = work;
    this.schedule = schedule;
    this.reporter = reporter;
    this.ended = ended;
  }

  /** Runs them. When cancelled, it ends those that run, and returns when nothing is left. */
  MatrixResult of(List<Cell> cells) {
    Instant begin = reporter.clock().instant();
    Map<Cell, CellResult> done = new LinkedHashMap<>();
    cells.forEach(
        cell ->
            reporter.report(
                new Event.CellChanged(cell.id(), cell.name(), "waits", Standing.WAITING)));
    Cancellation cancellation = Cancellation.nested();
    Duration wall =
        cancellation.call(
            () -> {
              collect(cancellation, cells, done);
              Duration taken = Duration.between(begin, reporter.clock().instant());
              // each one removes what is left of it
              cancellation.awaitForks();
              return taken;
            });
    String why = cancellation.reason().map(Reason::text).orElse("");
    results.forEach(result -> done.put(result.cell(), result));
    return new MatrixResult(
        cells.stream()
            .map(
                cell ->
                    Objects.requireNonNullElseGet(
                        done.get(cell), () -> CellResult.none(cell, CellEnd.notRun(why))))
            .toList(),
        wall);
  }

  /** Waits until every cell has ended, or until it is cancelled. */
  private void collect(Cancellation cancellation, List<Cell> cells, Map<Cell, CellResult> done) {
    List<Cell> waiting = new ArrayList<>(cells);
    Map<Cell, String> running = new LinkedHashMap<>();
    List<Cell> starting = new ArrayList<>();
    while (cancellation.reason().isEmpty() && !(waiting.isEmpty() && running.isEmpty())) {
      starting.removeIf(cell -> !running.containsKey(cell) || work.isUp(cell));
      SequencedMap<Cell, String> begin = schedule.next(waiting, running, starting);
      waiting.removeAll(begin.keySet());
      running.putAll(begin);
      starting.addAll(begin.keySet());
      begin.forEach((cell, node) -> cancellation.fork(cell.id(), () -> run(cell, node)));
      next()
          .ifPresent(
              result -> {
                running.remove(result.cell());
                done.put(result.cell(), result);
                ended.accept(result);
              });
    }
  }

  /** Returns an empty result when none came in a while. */
  private Optional<CellResult> next() {
    try {
      return Optional.ofNullable(results.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // the outcome of each is known when it has ended
      LOG.info("no more cells begin", Cancellation.interrupted("waiting for cells"));
      return Optional.empty();
    }
  }

  /** Starts the next cell when the tests of one have ended, not when its stack is gone. */
  private void run(Cell cell, String node) {
    CellResult result = CellResult.none(cell, CellEnd.unknown("a fault of the tool"));
    try {
      result = work.run(cell, node);
    } catch (RuntimeException e) {
      LOG.error("cell {}", cell.id(), e);
    } finally {
      results.add(result);
      work.clear(cell, node);
    }
  }
}
