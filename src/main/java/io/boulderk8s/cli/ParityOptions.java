package io.boulderk8s.cli;

import io.boulderk8s.app.CompareWithCompose;
import io.boulderk8s.app.Components;
import io.boulderk8s.app.ParityRequest;
import io.boulderk8s.app.StackChoice;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what to record of which checkout. */
final class ParityOptions {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "A further name that every container looks up.")
  private List<String> names = List.of();

  @Option(
      names = "--compose-override",
      paramLabel = "FILE",
      description = "A further Compose file for the Compose side alone.")
  private List<Path> overrides = List.of();

  @Parameters(
      arity = "0..*",
      paramLabel = "[ARG...]",
      description = "For test.sh; without any it is not run, but with --all-tests.",
      hideParamSyntax = true)
  private List<String> arguments = List.of();

  @Option(names = "--all-tests", description = "Run test.sh without arguments.")
  private boolean allTests;

  CompareWithCompose comparison(Invocation invocation, Reporter reporter) {
    StackSource source = checkoutOptions.source(invocation, reporter);
    TestScriptOptions.check(
        Objects.requireNonNull(spec).commandLine().getParseResult(),
        arguments,
        source.checkout(),
        source.harness(),
        reporter);
    ParityRequest request =
        new ParityRequest(
            new StackChoice(source, next, checkoutOptions.nameOfWhole()),
            clusterOptions.request(invocation),
            mountOptions.folders(),
            names,
            overrides,
            arguments.isEmpty() && !allTests ? Optional.empty() : Optional.of(arguments));
    return CompareWithCompose.of(
        new Components(invocation.environment(), reporter), request, invocation.streams());
  }
}
