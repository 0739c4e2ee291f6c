package io.boulderk8s.cli;

import io.boulderk8s.app.ClusterRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names the cluster that a command works on. */
final class ClusterOptions {
  /** The longest name that is a host name with `-control-plane` behind it. */
  private static final String NAME = "[a-z0-9]([a-z0-9.-]{0,47}[a-z0-9])?";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      description =
          "The kind cluster. What starts a stack creates it. Default: "
              + ClusterRequest.DEFAULT
              + ".")
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
          "With --context: where the nodes see this machine's files. Default: under the same paths.")
  private @Nullable String hostRoot;

  ClusterRequest request(Invocation invocation) {
    return new ClusterRequest(name(invocation), context != null, Optional.ofNullable(hostRoot));
  }

  private String name(Invocation invocation) {
    if (context != null && cluster != null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "give only one of --context, --cluster-name");
    }
    if (context != null) {
      return context;
    }
    String name =
        cluster != null
            ? cluster
            : invocation.variable("BOULDER_K8S_CLUSTER").orElse(ClusterRequest.DEFAULT);
    if (!name.matches(NAME)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s: '%s' cannot name a kind cluster: a-z, 0-9, `-` and `.` within, at most 49"
              .formatted(
                  cluster != null ? "--cluster-name" : "the variable BOULDER_K8S_CLUSTER", name));
    }
    return name;
  }
}
