package io.boulderk8s.cli;

import io.boulderk8s.app.ClusterRequest;
import io.boulderk8s.app.Components;
import io.boulderk8s.app.ShowStatus;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.console.StatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the pods of the stack as they are now. */
@Command(
    name = "status",
    description = "Show each service of the stack, its state and its address.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  private final Invocation invocation;

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    ClusterRequest cluster = clusterOptions.request(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    String namespace = checkoutOptions.name().namespace(source);
    String text =
        ShowStatus.on(components, cluster, source, checkoutOptions.name())
            .map(found -> found.isEmpty() ? "no stack " + namespace + "\n" : StatusText.of(found))
            .orElse("no cluster " + cluster.name() + System.lineSeparator());
    invocation.stdout().print(text);
    return 0;
  }
}
