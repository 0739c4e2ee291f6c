package io.boulderk8s.cli;

import io.boulderk8s.app.ClusterRequest;
import java.util.Optional;
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

  ClusterRequest request(Invocation invocation) {
    return new ClusterRequest(name(invocation), context != null, Optional.ofNullable(hostRoot));
  }

  private String name(Invocation invocation) {
    if (context != null) {
      return context;
    }
    return cluster != null
        ? cluster
        : invocation.variable("BOULDER_K8S_CLUSTER").orElse(DEFAULT_CLUSTER);
  }
}
