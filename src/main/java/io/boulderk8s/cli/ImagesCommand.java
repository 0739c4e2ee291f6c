package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.ShowImages;
import io.boulderk8s.app.StackSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows where each image of the checkout comes from; loads them on request. */
@Command(name = "images", description = "Show where each image comes from; --load gets them.")
final class ImagesCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = "--load",
      description = "Pull or build what is missing and load it into the cluster's nodes.")
  private boolean load;

  private final Invocation invocation;

  ImagesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    ShowImages images =
        new ShowImages(
            components, source, clusterOptions.request(invocation), mountOptions.folders());
    if (load) {
      images.load();
    }
    images.lines().forEach(invocation.stdout()::println);
    return 0;
  }
}
