package io.boulderk8s.cli;

import io.boulderk8s.app.CheckoutView;
import io.boulderk8s.app.ShownStack;
import io.boulderk8s.app.SplitChoice;
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
    return shown(source, name, Optional.empty());
  }

  /**
   * Returns the same for a stack whose services may be split.
   *
   * @throws ParameterException as well
   */
  ShownStack shown(StackSource source, StackName name, Optional<SplitChoice> split) {
    refuse(relative("--host-root", hostRoot));
    refuse(relative("--checkout-at", checkoutAt));
    return new ShownStack(
        new StackChoice(source, next, name, split),
        hostRoot,
        Optional.ofNullable(checkoutAt).map(path -> new CheckoutView(path, Optional.empty())));
  }

  private void refuse(Optional<String> problem) {
    problem.ifPresent(
        what -> {
          throw new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
        });
  }

  /** Returns what is wrong with a place on nodes, if it was given and is no absolute path. */
  static Optional<String> relative(String option, @Nullable String path) {
    return Optional.ofNullable(path)
        .filter(given -> !given.startsWith("/"))
        .map(given -> "%s: '%s' is no absolute path, as nodes need it".formatted(option, given));
  }
}
