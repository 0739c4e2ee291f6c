package io.boulderk8s.cli;

import io.boulderk8s.app.CheckoutView;
import io.boulderk8s.app.ShownStack;
import io.boulderk8s.app.StackChoice;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says where objects that are only shown would run. */
final class SiteOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

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

  /**
   * Returns the stack at its place.
   *
   * @throws ParameterException for a place that nodes cannot have
   */
  ShownStack shown(StackSource source, StackName name) {
    refuseRelative("--host-root", hostRoot);
    if (checkoutAt != null) {
      refuseRelative("--checkout-at", checkoutAt);
    }
    return new ShownStack(
        new StackChoice(source, next, name),
        hostRoot,
        Optional.ofNullable(checkoutAt).map(path -> new CheckoutView(path, Optional.empty())));
  }

  private void refuseRelative(String option, String path) {
    if (!path.startsWith("/")) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s: '%s' is no absolute path, as nodes need it".formatted(option, path));
    }
  }
}
