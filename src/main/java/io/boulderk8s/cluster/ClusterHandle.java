package io.boulderk8s.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * Describes a cluster that answers, as far as deploying and running need it.
 *
 * @param provider name of the {@link ClusterProvider} it came from
 * @param name its name for the provider; for an existing cluster the kubeconfig context
 * @param kubeconfig text of a kubeconfig whose current context is this cluster
 * @param nodes node containers in the engine, control plane first; empty where the nodes are no
 *     containers of this engine, so that images cannot be loaded onto them
 * @param hostRoot folder under which a node sees the host's files; empty where it is the same path
 */
public record ClusterHandle(
    String provider, String name, String kubeconfig, List<String> nodes, String hostRoot) {
  public ClusterHandle {
    nodes = List.copyOf(nodes);
  }

  /** Returns where a node (so a hostPath volume) sees a file of the host. */
  public String hostPath(Path path) {
    return hostRoot + path.toAbsolutePath().normalize();
  }

  /** Leaves out the kubeconfig, which holds keys. */
  @Override
  public String toString() {
    return provider + ":" + name + nodes;
  }
}
