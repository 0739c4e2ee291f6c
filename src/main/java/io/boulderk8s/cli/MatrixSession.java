package io.boulderk8s.cli;

import io.boulderk8s.cells.CellProcess;
import io.boulderk8s.cells.CellStacks;
import io.boulderk8s.cells.Matrix;
import io.boulderk8s.cells.Mounts;
import io.boulderk8s.cells.NodeShell;
import io.boulderk8s.cells.Views;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.cluster.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.Estimate;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.process.ThisProgram;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.StackLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * A matrix on its cluster.
 *
 * @param stack the checkout's own namespace
 */
record MatrixSession(
    Surroundings surroundings,
    ClusterOptions clusterOptions,
    CheckoutOptions checkoutOptions,
    MatrixOptions options,
    Checkout checkout,
    String stack,
    MatrixFolder folder) {

  MatrixResult run(
      List<Cell> cells, List<Plan> plans, Map<Cell, Estimate> estimates, Reporter reporter) {
    Wiring wiring = new Wiring(surroundings);
    String who = Caller.of(surroundings).doing("boulder-k8s matrix");
    try (Session session = Session.ensure(surroundings, clusterOptions, wiring, reporter);
        StackLock _ = StackLock.takeOrRefuse(lockFile(session, stack), who)) {
      SequencedSet<ImageRequest> images = new LinkedHashSet<>();
      plans.forEach(plan -> images.addAll(Session.images(plan)));
      session.load(List.copyOf(images), wiring);
      return matrix(session, plans, wiring, reporter).run(cells, estimates, folder::remember);
    }
  }

  private Matrix matrix(Session session, List<Plan> plans, Wiring wiring, Reporter reporter) {
    NodeShell node = node(session, wiring);
    return new Matrix(
        node,
        new Views(
            node,
            session.nodePath(checkout.root()),
            stack,
            Mounts.shared(
                plans, checkout.root(), checkoutOptions.harness().matrix().sharedCaches())),
        new CellStacks(session.api(), Session.AGENT_IMAGE, stack, checkout.root()),
        new CellProcess(wiring.processes(), program(), testOptions(session), options.timeout()),
        stack,
        options.artifacts(surroundings, folder.artifacts()),
        options.jobs(),
        options.keep(),
        Pause.real(),
        reporter);
  }

  private List<String> testOptions(Session session) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--boulder", checkout.root().toString()));
    words.addAll(List.of("--cluster-name", session.clusterName()));
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

  /** One node sees one view: pods of a cell on another one would see other files. */
  private static NodeShell node(Session session, Wiring wiring) {
    List<String> nodes = session.nodes();
    if (nodes.size() != 1) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "cluster " + session.clusterName(),
          "it has " + nodes.size() + " nodes; matrix needs a kind cluster of one",
          "use a cluster that boulder-k8s made: --cluster-name NAME");
    }
    return new NodeShell(wiring.docker(), nodes.getFirst());
  }

  private static Path lockFile(Session session, String stack) {
    return session.lockFile(stack + ".matrix");
  }

  /** Removes what a matrix of this checkout left, unless one is going on. */
  static void sweep(Session session, String stack, Wiring wiring, Reporter reporter) {
    CellStacks stacks = new CellStacks(session.api(), Session.AGENT_IMAGE, stack, Path.of("/"));
    StackLock.tryTake(lockFile(session, stack), "boulder-k8s down")
        .ifPresentOrElse(
            lock -> {
              try (lock) {
                stacks.removeAll(reporter);
                if (session.nodes().size() == 1) {
                  new Views(node(session, wiring), "/", stack, List.of()).removeAll();
                }
              }
            },
            () -> reporter.notice("a matrix of this checkout is going on: its stacks stay"));
  }
}
