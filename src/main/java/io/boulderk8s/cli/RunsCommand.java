package io.boulderk8s.cli;

import io.boulderk8s.app.ClusterRequest;
import io.boulderk8s.app.Components;
import io.boulderk8s.app.ListRuns;
import io.boulderk8s.console.RunsText;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists current and past runs. */
@Command(
    name = "runs",
    description = "List the runs of this stack: running ones, and this machine's.")
final class RunsCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--all", description = "List the runs of every stack on the cluster.")
  private boolean all;

  @Option(names = "--json", description = "Print a JSON array.")
  private boolean json;

  private final Invocation invocation;

  RunsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    Optional<String> namespace =
        all
            ? Optional.empty()
            : Optional.of(checkoutOptions.namespace(invocation, components.reporter()));
    ClusterRequest cluster = clusterOptions.request(invocation);
    Instant now = invocation.clock().instant();
    invocation.stdout().print(RunsText.of(ListRuns.on(components, cluster, namespace), json, now));
    return 0;
  }
}
