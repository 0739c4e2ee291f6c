package io.boulderk8s.matrix.exec;

import io.boulderk8s.concurrent.Parallel;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.matrix.ship.Listing;
import io.boulderk8s.matrix.ship.Shipment;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.List;

/** Sends a checkout to nodes; each gets only what it lacks. */
record Delivery(Listing listing, Path root, List<NodeStore> stores, Reporter reporter)
    implements Runnable {
  private static final long RESERVE = 1L << 30;
  private static final long MEBIBYTE = 1L << 20;

  /** Brings the tree to each of them. */
  @Override
  public void run() {
    if (!listing.left().isEmpty()) {
      reporter.notice(
          "sockets, pipes and devices of the checkout do not travel: "
              + String.join(", ", listing.left()));
    }
    reporter.step("checkout on the nodes", () -> Parallel.forEach(stores, this::deliver));
  }

  private void deliver(NodeStore store) {
    NodeStore.Offer offer = store.offer(listing.manifest());
    Shipment shipment = listing.manifest().shipment(offer.missing());
    refuseIfTooSmall(store, offer, shipment);
    if (!shipment.isEmpty()) {
      store.send(shipment, root);
    }
    store.makeTree(listing.manifest());
    reporter.progress(
        "checkout to node %s: %d of %d files sent, %d of %d bytes"
            .formatted(
                store.node(),
                shipment.files().size(),
                listing.manifest().count(),
                shipment.size(),
                listing.manifest().size()));
  }

  private void refuseIfTooSmall(NodeStore store, NodeStore.Offer offer, Shipment shipment) {
    long need = shipment.size() + (offer.whole() ? 0 : listing.manifest().size()) + RESERVE;
    if (need > offer.free()) {
      throw BoulderK8sException.of(
          FailureKind.UNAVAILABLE,
          "node " + store.node(),
          "the checkout needs %d MiB there (and %d MiB stay free), its disk has %d MiB"
              .formatted((need - RESERVE) / MEBIBYTE, RESERVE / MEBIBYTE, offer.free() / MEBIBYTE),
          "make room on it, or keep pods away from it: `kubectl cordon " + store.node() + "`");
    }
  }
}
