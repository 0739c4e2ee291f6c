package io.boulderk8s.cli;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.ClusterProvider;
import io.boulderk8s.cluster.ExistingContextProvider;
import io.boulderk8s.cluster.KindProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command works on. */
final class ClusterOptions {
  private static final String DEFAULT_CLUSTER = "boulder-k8s";

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      description =
          "The kind cluster; created when it is missing. Default: " + DEFAULT_CLUSTER + ".")
  private @Nullable String cluster;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Use this context of your kubeconfig instead of a kind cluster.")
  private @Nullable String context;

  @Option(
      names = "--nodes-see-host-at",
      paramLabel = "DIR",
      description =
          "With --context: where the nodes see this machine's files. Default: at the same paths.")
  private @Nullable String hostRoot;

  String name(Surroundings surroundings) {
    if (context != null) {
      return context;
    }
    return cluster != null
        ? cluster
        : surroundings.variable("BOULDER_K8S_CLUSTER").orElse(DEFAULT_CLUSTER);
  }

  /** Whether the cluster is one that somebody else made. */
  boolean existing() {
    return context != null;
  }

  /**
   * Whether a checkout must be sent to the nodes: nobody says that they see this machine's files.
   */
  boolean travels() {
    return context != null && hostRoot == null;
  }

  /** The same cluster for another command. */
  List<String> words(String name) {
    List<String> words =
        new ArrayList<>(List.of(existing() ? "--context" : "--cluster-name", name));
    if (hostRoot != null) {
      words.addAll(List.of("--nodes-see-host-at", hostRoot));
    }
    return words;
  }

  ClusterProvider provider(Wiring wiring) {
    return wiring
        .providers()
        .named(context != null ? ExistingContextProvider.NAME : KindProvider.NAME);
  }

  /** The cluster with what the user knows of its nodes. */
  ClusterHandle sited(ClusterHandle found) {
    return hostRoot == null
        ? found
        : new ClusterHandle(
            found.provider(), found.name(), found.kubeconfig(), found.nodes(), hostRoot);
  }
}
