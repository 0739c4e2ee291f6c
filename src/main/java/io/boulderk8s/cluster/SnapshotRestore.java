package io.boulderk8s.cluster;

import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Reporter;
import java.util.Optional;

/** Makes a cluster from a snapshot where there is one of just this cluster. */
public record SnapshotRestore(SnapshotSource snapshots, SnapshotTool docker, KindTool kind) {
  /** Whether it is there and ready; else nothing is left of it. */
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
    Optional<Snapshot> found = snapshots.of(nodeImage, config, reporter);
    return found.isPresent()
        && reporter.step(
            "cluster " + cluster + " from snapshot " + found.get().reference(),
            () -> thawed(cluster, found.get(), config, folder, nodes, reporter));
  }

  private boolean thawed(
      String cluster,
      Snapshot snapshot,
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
              "snapshot %s does not start (%s): the cluster is made the usual way"
                  .formatted(snapshot.reference(), why));
          if (!KindTool.nodesOfAnother(why)) {
            kind.delete(cluster, folder.kubeconfig());
          }
        });
    return trouble.isEmpty();
  }
}
