package io.boulderk8s.app;

import io.boulderk8s.image.AgentImage;
import io.boulderk8s.matrix.exec.CellStacks;
import io.boulderk8s.matrix.exec.ContainerShell;
import io.boulderk8s.matrix.exec.ContextNodes;
import io.boulderk8s.matrix.exec.MatrixNamespace;
import io.boulderk8s.matrix.exec.Views;
import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.ownership.StackLock;
import java.util.List;
import java.util.Optional;

/** Removes what a matrix of this checkout left: stacks of cells, and folders on the nodes. */
record MatrixRemoval(OpenCluster open, String stack, OwnerCheck owner) {
  /** Removes it, unless a matrix is going on. */
  void remove() {
    MatrixNamespace place = new MatrixNamespace(open.api(), stack, owner);
    Optional<StackLock> free =
        StackLock.tryTake(open.locks().file(place.name()), "boulder-k8s down");
    if (free.isEmpty()) {
      open.reporter().notice("a matrix of this checkout is going on: its stacks stay");
      return;
    }
    try (StackLock _ = free.get()) {
      removeFrom(place);
    }
  }

  private void removeFrom(MatrixNamespace place) {
    new CellStacks(open.api(), open.watches(), open.volumeRemoval(), stack, owner)
        .removeAll(open.reporter());
    switch (place.ownership()) {
      case Ownership.Own _, Ownership.Adoptable _ -> clearNodes(place);
      case Ownership.Foreign(String whose, _) ->
          open.reporter()
              .notice("what a matrix left on the nodes belongs to " + whose + ": it stays");
      case Ownership.Absent _, Ownership.Unmanaged _ -> {
        // every node folder has such a namespace
      }
    }
  }

  private void clearNodes(MatrixNamespace place) {
    if (open.nodes().size() == 1) {
      ContainerShell shell =
          new ContainerShell(open.components().docker(), open.nodes().getFirst());
      new Views(shell, "/", stack, List.of()).removeAll();
    }
    // a matrix by --context may have been on this cluster, too
    boolean clear =
        ContextNodes.clear(
            new ContextNodes.Cluster(
                open.api(),
                open.watches(),
                open.streams(),
                AgentImage.reference(),
                open.clusterName(),
                place),
            stack,
            open.reporter());
    if (clear) {
      place.remove();
    }
  }
}
