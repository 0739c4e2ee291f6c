package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.ShowLogs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the output of services, as `docker compose logs` does. */
@Command(
    name = "logs",
    description = "Show the output of services, each line after its service's name.")
final class LogsCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--follow", description = "Go on until interrupted, or until nobody reads it.")
  private boolean follow;

  @Parameters(
      paramLabel = "SERVICE",
      completionCandidates = NamesOfCheckout.PodNames.class,
      description = "Only these services.")
  private List<String> services = List.of();

  private final Invocation invocation;

  LogsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    new ShowLogs(clusterOptions.request(invocation), services, follow)
        .on(
            components,
            checkoutOptions.source(invocation, components.reporter()),
            checkoutOptions.name(),
            StandardOutput.askingForItsReader(invocation.stdout()));
    return 0;
  }
}
