package io.boulderk8s.cluster;

import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Reporter;
import java.util.Optional;

/** Restores a cluster from a snapshot of exactly this cluster, if there is one. */
public record SnapshotRestore(SnapshotSource snapshots, SnapshotTool docker, KindTool kind) {
  /** Returns whether the cluster is ready; otherwise removes what it made. */
  boolean thawed(
      String cluster,
      String nodeImage,
      KindConfig config,
      ClusterFolder folder,
      KindNodes nodes,
      Reporter reporter) {
    if (config.workers() > 0 || !docker.kindNetwork()) {
      return false;
    }
    Optional<NodeSnapshot> found = snapshots.of(nodeImage, config, reporter);
    return found.isPresent()
        && reporter.step(
            "cluster " + cluster + " from snapshot " + found.get().reference(),
            () -> thawed(cluster, found.get(), config, folder, nodes, reporter));
  }

  private boolean thawed(
      String cluster,
      NodeSnapshot snapshot,
      KindConfig config,
      ClusterFolder folder,
      KindNodes nodes,
      Reporter reporter) {
    ProcessResult started = docker.start(cluster, snapshot, config);
    Optional<String> trouble =
        started.succeeded()
            ? nodes.awaitReady(cluster, reporter.clock())
            : Optional.of(started.stderr().strip());
    trouble.ifPresent(
        why -> {
          reporter.notice(
              "snapshot %s does not start (%s): creating the cluster without it"
                  .formatted(snapshot.reference(), why));
          if (!KindTool.nodesOfAnother(why)) {
            kind.delete(cluster, folder.kubeconfig());
          }
        });
    return trouble.isEmpty();
  }
}
