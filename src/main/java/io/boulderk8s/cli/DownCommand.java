package io.boulderk8s.cli;

import io.boulderk8s.app.ClusterRequest;
import io.boulderk8s.app.Components;
import io.boulderk8s.app.DeleteCluster;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.app.TakeDown;
import io.boulderk8s.report.Reporter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removes one stack, or the cluster with all of them. */
@Command(
    name = "down",
    description = "Remove this checkout's stack; with --cluster, the whole cluster.")
final class DownCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Mixin private TraceOptions traceOptions = new TraceOptions();

  @Option(names = "--cluster", description = "Delete the cluster and every stack on it.")
  private boolean cluster;

  @Option(
      names = "--force",
      description =
          "Remove it even if it belongs to another checkout or installation, or a run is going on.")
  private boolean force;

  private final Invocation invocation;

  DownCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return traceOptions.around("down", invocation, outputOptions.reporter(invocation), this::down);
  }

  private int down(Reporter reporter) {
    Components components = new Components(invocation.environment(), reporter);
    ClusterRequest request = clusterOptions.request(invocation);
    if (cluster && request.existing()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--cluster and --context: boulder-k8s deletes no cluster that it did not make; without"
              + " --cluster it removes the stack");
    }
    if (cluster) {
      DeleteCluster.on(components, request, force);
      return 0;
    }
    StackSource source = checkoutOptions.source(invocation, reporter);
    TakeDown.on(components, source, checkoutOptions.name(), request, force);
    return 0;
  }
}
