package io.boulderk8s.cli;

import io.boulderk8s.cells.CellNode;
import io.boulderk8s.cells.CellProcess;
import io.boulderk8s.cells.CellStacks;
import io.boulderk8s.cells.ContainerShell;
import io.boulderk8s.cells.ContextNodes;
import io.boulderk8s.cells.Matrix;
import io.boulderk8s.cells.MatrixNamespace;
import io.boulderk8s.cells.Mounts;
import io.boulderk8s.cells.NodeShell;
import io.boulderk8s.cells.Views;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.Estimate;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.process.ThisProgram;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.StackHold;
import io.boulderk8s.travel.Listing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.Function;

/**
 * A matrix on its cluster.
 *
 * @param stack the checkout's own namespace
 */
record MatrixSession(
    Surroundings surroundings,
    ClusterOptions clusterOptions,
    HostFolders folders,
    CheckoutOptions checkoutOptions,
    MatrixOptions options,
    Checkout checkout,
    String stack,
    MatrixFolder folder) {

  MatrixResult run(
      List<Cell> cells, List<Plan> plans, Map<Cell, Estimate> estimates, Reporter reporter) {
    Wiring wiring = new Wiring(surroundings);
    try (Session session = Session.ensure(surroundings, clusterOptions, folders, wiring, reporter);
        StackHold hold = session.hold(place(session).name(), "boulder-k8s matrix", false)) {
      place(session).claim(List.of(), reporter);
      hold.announce();
      SequencedSet<ImageRequest> images = new LinkedHashSet<>();
      plans.forEach(plan -> images.addAll(ImageRequests.of(plan)));
      session.load(List.copyOf(images), wiring);
      return on(
          session,
          plans,
          wiring,
          reporter,
          matrix -> matrix.run(cells, estimates, folder::remember));
    }
  }

  private MatrixResult on(
      Session session,
      List<Plan> plans,
      Wiring wiring,
      Reporter reporter,
      Function<Matrix, MatrixResult> run) {
    List<String> shared =
        Mounts.shared(plans, checkout.root(), checkoutOptions.harness().matrix().sharedCaches());
    String seen = session.nodePath(checkout.root());
    if (!clusterOptions.existing()) {
      CellNode node = ofKind(session, wiring, seen, shared);
      return run.apply(matrix(session, List.of(node), () -> {}, wiring, reporter));
    }
    try (ContextNodes nodes = ContextNodes.open(cluster(session), stack, reporter)) {
      if (!clusterOptions.travels()) {
        return run.apply(matrix(session, nodes.nodes(seen, shared), () -> {}, wiring, reporter));
      }
      Listing listing = Listing.of(checkout.root(), shared);
      return run.apply(
          matrix(
              session,
              nodes.nodes(ContextNodes.tree(stack, listing.manifest()), shared),
              nodes.delivery(listing, checkout.root(), reporter),
              wiring,
              reporter));
    }
  }

  private Matrix matrix(
      Session session, List<CellNode> nodes, Runnable arrival, Wiring wiring, Reporter reporter) {
    return new Matrix(
        nodes,
        arrival,
        new CellStacks(
            session.api(),
            session.watches(),
            session.volumeRemoval(),
            stack,
            session.owner(checkout.root())),
        new CellProcess(wiring.processes(), program(), testOptions(session), options.timeout()),
        stack,
        options.artifacts(surroundings, folder.artifacts()),
        options.jobs(),
        options.keep(),
        Pause.real(),
        reporter);
  }

  private MatrixNamespace place(Session session) {
    return new MatrixNamespace(session.api(), stack, session.owner(checkout.root()));
  }

  private ContextNodes.Cluster cluster(Session session) {
    return new ContextNodes.Cluster(
        session.api(),
        session.watches(),
        session.streams(),
        AgentImage.reference(),
        session.clusterName(),
        place(session));
  }

  private List<String> testOptions(Session session) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--boulder", checkout.root().toString()));
    words.addAll(clusterOptions.words(session.clusterName()));
    words.addAll(checkoutOptions.envFileOptions(surroundings));
    return words;
  }

  private static List<String> program() {
    return ThisProgram.words()
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.UNAVAILABLE,
                    "matrix",
                    "this system does not say how boulder-k8s was started, so it cannot start the"
                        + " cells",
                    "start it with scripts/boulder-k8s, on Linux"));
  }

  /** A container of the engine is a node of the same name. */
  private CellNode ofKind(Session session, Wiring wiring, String seen, List<String> shared) {
    List<String> nodes = session.nodes();
    if (nodes.size() != 1) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "cluster " + session.clusterName(),
          "it has " + nodes.size() + " nodes; of a kind cluster matrix uses one",
          "use a cluster that boulder-k8s made (--cluster-name NAME), or this one by `--context"
              + " kind-NAME`: then the checkout is sent to its nodes");
    }
    NodeShell shell = new ContainerShell(wiring.docker(), nodes.getFirst());
    return new CellNode(nodes.getFirst(), shell, new Views(shell, seen, stack, shared));
  }
}
