package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.matrix.Capacity;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.Estimate;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.Room;
import io.boulderk8s.matrix.Schedule;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs a matrix on nodes and leaves nothing but what the next one can use.
 *
 * @param nodes at least one
 * @param arrival brings the checkout to the nodes, once nothing uses an earlier one
 * @param stack the checkout's own namespace
 * @param artifacts gets a folder for each cell
 * @param jobs the largest number of cells at once
 * @param keep whether stacks and views stay for inspection
 */
public record Matrix(
    List<CellNode> nodes,
    Runnable arrival,
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
   * @param ended receives each cell when its tests have ended
   */
  public MatrixResult run(
      List<Cell> cells, Map<Cell, Estimate> estimates, Consumer<CellResult> ended) {
    sweep();
    arrival.run();
    Schedule schedule = schedule(cells, estimates);
    reporter.progress(
        "%d cells on %s; if they take what is expected: %d s"
            .formatted(cells.size(), described(schedule), schedule.forecast(cells).toSeconds()));
    Parallel.forEach(nodes, node -> node.views().open());
    try (UsageSampler usage = new UsageSampler(nodes, stack, pause)) {
      CellRun run = new CellRun(stacks, byName(), process, usage, stack, artifacts, keep, reporter);
      return reporter.step("cells", () -> new MatrixRun(run, schedule, reporter, ended).of(cells));
    } finally {
      if (!keep) {
        Cancellation.shielded(() -> Parallel.forEach(nodes, node -> node.views().close()));
      }
    }
  }

  /** Any node may get all cells that run together, so each must have the disk for them. */
  private Schedule schedule(List<Cell> cells, Map<Cell, Estimate> estimates) {
    SequencedMap<String, Capacity> capacities = new LinkedHashMap<>();
    for (CellNode node : nodes) {
      Room room = Room.read(node.shell().said(QUICK, NodeScripts.CAPACITY, NodeScripts.ROOT));
      room.refuseIfTooSmall(
          node.name(), estimates, keep ? cells.size() : Math.min(jobs, cells.size()));
      capacities.put(node.name(), room.capacity());
    }
    return new Schedule(estimates, capacities, jobs);
  }

  private static String described(Schedule schedule) {
    double cores = schedule.nodes().values().stream().mapToDouble(Capacity::cores).sum();
    int nodes = schedule.nodes().size();
    return (int) cores + " cores" + (nodes > 1 ? " of " + nodes + " nodes" : "");
  }

  private Map<String, CellNode> byName() {
    return nodes.stream().collect(Collectors.toMap(CellNode::name, Function.identity()));
  }

  /** Removes what an earlier matrix left because it was killed, or told to keep its stacks. */
  private void sweep() {
    List<String> left = stacks.present();
    if (!left.isEmpty()) {
      reporter.step("stacks of an earlier matrix removed", () -> stacks.removeAll(reporter));
    }
    Parallel.forEach(nodes, node -> node.views().removeCells());
  }
}
