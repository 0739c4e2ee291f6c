package io.boulderk8s.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * A cluster that answers: all that deploying and running needs to know of it.
 *
 * @param provider name of the {@link ClusterProvider} it came from
 * @param name what the provider calls it; for an existing cluster the kubeconfig context
 * @param kubeconfig text of a kubeconfig whose current context is this cluster
 * @param nodes node containers in the engine, control plane first; empty where nodes are no
 *     containers of ours, so that images cannot be loaded onto them
 * @param hostRoot folder under which a node sees the host's files; empty where it is the same path
 */
public record ClusterHandle(
    String provider, String name, String kubeconfig, List<String> nodes, String hostRoot) {
  public ClusterHandle {
    nodes = List.copyOf(nodes);
  }

  /** Where a node (so a hostPath volume) sees a file of the host. */
  public String hostPath(Path path) {
    return hostRoot + path.toAbsolutePath().normalize();
  }

  /** Without the kubeconfig, which holds keys. */
  @Override
  public String toString() {
    return provider + ":" + name + nodes;
  }
}
