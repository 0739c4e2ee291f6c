package io.boulderk8s.cli;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that is known of a stack, to look at later or to send to somebody. */
@Command(
    name = "bundle",
    description = {
      "Collect what is known of the stack in a folder, without secrets.",
      "Verdict, logs, events, objects, Compose model, versions, resource use: docs/bundle.md. A failed `test` writes one, too."
    })
final class BundleCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder, made when it is missing. Default: a new one in the cache folder.")
  private @Nullable Path output;

  private final Surroundings surroundings;

  BundleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    String namespace = checkoutOptions.namespace(checkout, surroundings);
    Optional<Path> named =
        Optional.ofNullable(output)
            .map(folder -> OptionPath.of("--output", folder, surroundings).folder());
    try (Session session = Session.required(surroundings, clusterOptions, reporter)) {
      Bundles bundles = new Bundles(surroundings, session, namespace);
      Path target = named.orElseGet(bundles::place);
      Bundle bundle =
          reporter.step(
              "bundle",
              () ->
                  bundles.now(
                      target,
                      List.of("bundle"),
                      RunFacts.NONE,
                      checkoutOptions.model(checkout, false, surroundings)));
      surroundings.stderr().print(bundle.diagnosis().text());
      surroundings.stdout().println(bundle.folder());
    }
    return 0;
  }
}
