package io.boulderk8s.app;

import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.run.Limits;
import java.util.List;
import java.util.Optional;

/** Opens stacks on the cluster that the user names; makes the cluster when it is missing. */
record OnCluster(Components components, ClusterRequest cluster, NodeFolders folders) {
  OpenStack open(StackRequest stack, Limits limits, FailureReport report) {
    HostFolders needed = needed(stack);
    return new ClusterStack(
        OpenCluster.ensure(cluster, needed, ImageRequests.of(stack.wanted()), components),
        stack,
        limits,
        Optional.of(report));
  }

  /** Opens a cluster that comes from no snapshot. */
  OpenCluster cluster(StackRequest stack) {
    return OpenCluster.ensure(cluster, needed(stack), List.of(), components);
  }

  private HostFolders needed(StackRequest stack) {
    return folders.of(stack.checkout(), stack.plans(), cluster, components.environment());
  }
}
