package io.boulderk8s.cli;

import io.boulderk8s.app.CheckoutView;
import io.boulderk8s.app.ShownStack;
import io.boulderk8s.app.StackChoice;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says where objects that are only shown would run. */
final class SiteOptions {
  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--host-root",
      paramLabel = "DIR",
      defaultValue = ShownStack.HOST_ROOT,
      description =
          "Where the nodes see this machine's files. Default: ${DEFAULT-VALUE}, as in our kind nodes.")
  private String hostRoot = ShownStack.HOST_ROOT;

  @Option(
      names = "--checkout-at",
      paramLabel = "DIR",
      description = "Where the nodes see the checkout, if not below --host-root.")
  private @Nullable String checkoutAt;

  ShownStack shown(StackSource source, StackName name) {
    return new ShownStack(
        new StackChoice(source, next, name),
        hostRoot,
        Optional.ofNullable(checkoutAt).map(path -> new CheckoutView(path, Optional.empty())));
  }
}
