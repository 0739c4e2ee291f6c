package io.boulderk8s.cells;

import io.boulderk8s.cluster.Pause;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.Estimate;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.Room;
import io.boulderk8s.matrix.Schedule;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Cleanup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs a matrix on one node and leaves nothing behind.
 *
 * @param stack the checkout's own namespace
 * @param artifacts a folder for each cell is made there
 * @param jobs how many cells at once, at most
 * @param keep whether stacks and views stay for a look
 */
public record Matrix(
    NodeShell node,
    Views views,
    CellStacks stacks,
    CellProcess process,
    String stack,
    Path artifacts,
    int jobs,
    boolean keep,
    Pause pause,
    Reporter reporter) {
  private static final Duration QUICK = Duration.ofSeconds(60);

  /**
   * Runs the cells.
   *
   * @param estimates of these cells
   * @param ended is told of each cell when its tests have ended
   */
  public MatrixResult run(
      List<Cell> cells, Map<Cell, Estimate> estimates, Consumer<CellResult> ended) {
    sweep();
    Room room = Room.read(node.said(QUICK, NodeScripts.CAPACITY, NodeScripts.ROOT));
    room.refuseIfTooSmall(estimates, keep ? cells.size() : Math.min(jobs, cells.size()));
    Schedule schedule = new Schedule(estimates, room.capacity(jobs));
    reporter.progress(
        "%d cells on %d cores; if they take what is expected: %d s"
            .formatted(cells.size(), room.cores(), schedule.forecast(cells).toSeconds()));
    views.open();
    try (UsageSampler usage = new UsageSampler(node, stack, pause)) {
      CellRun run = new CellRun(stacks, views, process, usage, stack, artifacts, keep, reporter);
      return reporter.step("cells", () -> new MatrixRun(run, schedule, reporter, ended).of(cells));
    } finally {
      if (!keep) {
        Cleanup.run(views::close);
      }
    }
  }

  /** What a matrix left that was killed, or told to keep its stacks. */
  private void sweep() {
    List<String> left = stacks.present();
    if (!left.isEmpty()) {
      reporter.step("stacks of an earlier matrix removed", () -> stacks.removeAll(reporter));
    }
    views.removeCells();
  }
}
