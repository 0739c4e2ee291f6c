package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.manifest.StackSite;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where objects that are only shown would be put. */
final class SiteOptions {
  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--host-root",
      paramLabel = "DIR",
      defaultValue = KindConfig.HOST_ROOT,
      description =
          "Where the nodes see this machine's files. Default: ${DEFAULT-VALUE}, as in our kind nodes.")
  private String hostRoot = KindConfig.HOST_ROOT;

  @Option(
      names = "--checkout-at",
      paramLabel = "DIR",
      description =
          "Where the nodes see the checkout, if not below --host-root: the same on every machine.")
  private @Nullable String checkoutAt;

  boolean next() {
    return next;
  }

  StackSite site(String namespace, Checkout checkout) {
    return new StackSite(
        namespace,
        AgentImage.reference(),
        hostRoot,
        Optional.ofNullable(checkoutAt)
            .map(
                to ->
                    new StackSite.Moved(
                        checkout.root(), to.replaceAll("/+$", ""), Optional.empty())));
  }
}
