package io.boulderk8s.app;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.exec.HostMounts;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Does what `matrix` does.
 *
 * <ol>
 *   <li>cluster: make it, or start it
 *   <li>lock: keep others from the matrix of this checkout
 *   <li>claim: make its namespace this owner's, and tell everybody
 *   <li>images: of all cells, onto the nodes
 *   <li>cells: run them, and remember each that has ended
 *   <li>release
 * </ol>
 */
public final class RunMatrix {
  private final MatrixCells cells;
  private final List<Plan> plans;
  private final Supplier<OpenMatrix> cluster;

  /** The steps of a matrix on its cluster, which is open until it is closed. */
  interface OpenMatrix extends AutoCloseable {
    /** Keeps others from the matrix of this checkout. */
    OpenStack.Hold lock();

    void claim();

    void load(List<ImageRequest> images);

    /**
     * Runs the cells.
     *
     * @param ended receives each cell that has ended
     */
    MatrixResult run(MatrixCells cells, List<Plan> plans, Consumer<CellResult> ended);

    @Override
    void close();
  }

  RunMatrix(MatrixCells cells, List<Plan> plans, Supplier<OpenMatrix> cluster) {
    this.cells = cells;
    this.plans = plans;
    this.cluster = cluster;
  }

  /** Does it on a cluster. */
  public static MatrixResult on(
      Components components,
      MatrixRequest request,
      MatrixRequest.Running running,
      MatrixCells cells) {
    List<Plan> plans = plans(request.source(), components.environment(), cells.cells());
    Path root = request.source().checkout().root();
    if (request.cluster().travels()) {
      refuseElsewhere(HostMounts.elsewhere(plans, root));
    }
    HostMounts.outside(plans, root).forEach(path -> tell(path, components.reporter()));
    return new RunMatrix(
            cells, plans, () -> ClusterMatrix.open(components, request, running, cells, plans))
        .execute();
  }

  MatrixResult execute() {
    try (OpenMatrix matrix = cluster.get();
        OpenStack.Hold hold = matrix.lock()) {
      matrix.claim();
      hold.announce();
      matrix.load(images());
      return matrix.run(cells, plans, cells.folder()::remember);
    }
  }

  /** Returns each once. */
  private List<ImageRequest> images() {
    SequencedSet<ImageRequest> images = new LinkedHashSet<>();
    plans.forEach(plan -> images.addAll(ImageRequests.of(plan)));
    return List.copyOf(images);
  }

  /** Reads all of them, so that problems of the files appear before anything starts. */
  private static List<Plan> plans(StackSource source, Environment environment, List<Cell> cells) {
    List<Plan> plans = new ArrayList<>();
    for (Cell cell : cells) {
      StackSource there = source.in(environment.with(cell.environment()));
      plans.add(there.plan(false));
      if (cell.next()) {
        plans.add(there.plan(true));
      }
    }
    return plans;
  }

  private static void tell(Path path, Reporter reporter) {
    reporter.notice("cells share " + path + ": it is outside of the checkout, and they write it");
  }

  private static void refuseElsewhere(List<Path> paths) {
    if (!paths.isEmpty()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          paths.stream().map(Path::toString).collect(Collectors.joining(", ")),
          "services mount it, and it is outside of the checkout: it does not travel to the nodes of"
              + " --context",
          "give --nodes-see-host-at DIR where the nodes see this machine's files, or use kind");
    }
  }

  /** Fails if the user ended it; all cells may have ended before the signal came. */
  public static void refuseUnfinished(MatrixResult result) {
    Optional<Reason> reason = Cancellation.requested();
    if (reason.isPresent() && result.count(CellEnd.State.NOT_RUN) > 0) {
      throw BoulderK8sException.of(
          FailureKind.INTERRUPTED,
          "matrix",
          reason.get().text() + ": not every cell ran to its end",
          "`boulder-k8s matrix --rerun-failed` runs the rest");
    }
  }
}
