package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageStatus;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where each image of the checkout comes from. */
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

  private final Surroundings surroundings;

  ImagesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    Plan plan = checkoutOptions.plan(checkout, false, surroundings);
    List<ImageRequest> wanted = ImageRequests.of(plan);
    Wiring wiring = new Wiring(surroundings);
    if (load) {
      HostFolders folders =
          mountOptions.folders(checkout, List.of(plan), clusterOptions, surroundings);
      try (Session session =
          Session.ensure(surroundings, clusterOptions, folders, wiring, reporter)) {
        session.load(wanted, wiring);
      }
    }
    Optional<List<ImageStatus>> known =
        clusterOptions
            .provider(wiring)
            .find(clusterOptions.name(surroundings))
            .map(cluster -> wiring.catalog().describe(wanted, cluster));
    known
        .orElseGet(() -> wiring.catalog().describe(wanted))
        .forEach(status -> surroundings.stdout().println(status.describe()));
    return 0;
  }
}
