package io.boulderk8s.app;

import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.matrix.exec.CellNode;
import io.boulderk8s.matrix.exec.CellProcess;
import io.boulderk8s.matrix.exec.CellStacks;
import io.boulderk8s.matrix.exec.ContainerShell;
import io.boulderk8s.matrix.exec.ContextNodes;
import io.boulderk8s.matrix.exec.HostMounts;
import io.boulderk8s.matrix.exec.Matrix;
import io.boulderk8s.matrix.exec.MatrixNamespace;
import io.boulderk8s.matrix.exec.NodeShell;
import io.boulderk8s.matrix.exec.Views;
import io.boulderk8s.matrix.ship.Listing;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.process.ThisProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Carries out a matrix on its cluster.
 *
 * @param stack the checkout's own namespace
 * @param artifacts gets a folder for each cell
 */
record ClusterMatrix(
    OpenCluster open,
    StackSource source,
    ClusterRequest cluster,
    MatrixRequest.Running running,
    String stack,
    Path artifacts)
    implements RunMatrix.OpenMatrix {
  static ClusterMatrix open(
      Components components,
      MatrixRequest request,
      MatrixRequest.Running running,
      MatrixCells cells,
      List<Plan> plans) {
    HostFolders folders =
        request
            .folders()
            .of(request.source().checkout(), plans, request.cluster(), components.environment());
    return new ClusterMatrix(
        OpenCluster.ensure(request.cluster(), folders, List.of(), components),
        request.source(),
        request.cluster(),
        running,
        cells.stack(),
        running.artifacts().orElseGet(cells.folder()::artifacts));
  }

  @Override
  public OpenStack.Hold lock() {
    return open.locks().hold(place().name(), "boulder-k8s matrix", false);
  }

  @Override
  public void claim() {
    place().claim(List.of(), open.reporter());
  }

  @Override
  public void load(List<ImageRequest> images) {
    var _ = open.load(images);
  }

  @Override
  public MatrixResult run(MatrixCells cells, List<Plan> plans, Consumer<CellResult> ended) {
    return on(plans, matrix -> matrix.run(cells.cells(), cells.estimates(), ended));
  }

  private MatrixResult on(List<Plan> plans, Function<Matrix, MatrixResult> run) {
    Path root = source.checkout().root();
    List<String> shared = HostMounts.shared(plans, root, source.harness().matrix().sharedCaches());
    String seen = open.nodePath(root);
    if (!cluster.existing()) {
      return run.apply(matrix(List.of(ofKind(seen, shared)), () -> {}));
    }
    try (ContextNodes nodes = ContextNodes.open(nodesOf(), stack, open.reporter())) {
      if (!cluster.travels()) {
        return run.apply(matrix(nodes.nodes(seen, shared), () -> {}));
      }
      Listing listing = Listing.of(root, shared);
      return run.apply(
          matrix(
              nodes.nodes(ContextNodes.tree(stack, listing.manifest()), shared),
              nodes.delivery(listing, root, open.reporter())));
    }
  }

  private Matrix matrix(List<CellNode> nodes, Runnable arrival) {
    OwnerCheck owner = open.owner(source.checkout().root());
    return new Matrix(
        nodes,
        arrival,
        new CellStacks(open.api(), open.watches(), open.volumeRemoval(), stack, owner),
        new CellProcess(open.components().processes(), program(), testOptions(), running.timeout()),
        stack,
        artifacts,
        running.jobs(),
        running.keep(),
        Pause.real(),
        open.reporter());
  }

  private MatrixNamespace place() {
    return new MatrixNamespace(open.api(), stack, open.owner(source.checkout().root()));
  }

  private ContextNodes.Cluster nodesOf() {
    return new ContextNodes.Cluster(
        open.api(),
        open.watches(),
        open.streams(),
        AgentImage.reference(),
        open.clusterName(),
        place());
  }

  private List<String> testOptions() {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--boulder", source.checkout().root().toString()));
    words.addAll(cluster.words());
    words.addAll(source.envFileOptions());
    return words;
  }

  private static List<String> program() {
    return ThisProgram.words()
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.UNAVAILABLE,
                    "matrix",
                    "cannot determine the command line of this process (/proc/self/cmdline), to start the"
                        + " cells",
                    "start it with scripts/boulder-k8s, on Linux"));
  }

  /** Treats a container of the engine as a node of the same name. */
  private CellNode ofKind(String seen, List<String> shared) {
    List<String> nodes = open.nodes();
    if (nodes.size() != 1) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "cluster " + open.clusterName(),
          "it has " + nodes.size() + " nodes; a matrix on a kind cluster uses one",
          "use a cluster that boulder-k8s made (--cluster-name NAME), or this one by `--context"
              + " kind-NAME`: then the checkout is sent to its nodes");
    }
    NodeShell shell = new ContainerShell(open.components().docker(), nodes.getFirst());
    return new CellNode(nodes.getFirst(), shell, new Views(shell, seen, stack, shared));
  }

  @Override
  public void close() {
    open.close();
  }
}
