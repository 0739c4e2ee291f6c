package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.LookAtStack;
import io.boulderk8s.app.StackSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes everything known about a stack to a folder, to look at later or to send to somebody. */
@Command(
    name = "bundle",
    description = {
      "Collect what is known of the stack in a folder, without secrets.",
      "Its files: docs/bundle.md. A failed `test` writes one, too."
    })
final class BundleCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "The folder; created when it is missing. Default: a new one in the cache folder.")
  private @Nullable Path output;

  private final Invocation invocation;

  BundleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    LookAtStack stack =
        new LookAtStack(
            components, source, checkoutOptions.name(), clusterOptions.request(invocation));
    Optional<Path> named =
        Optional.ofNullable(output)
            .map(folder -> OptionPath.of("--output", folder, invocation).folder());
    LookAtStack.Bundled bundle = stack.bundle(named);
    invocation.stderr().print(bundle.diagnosis().text());
    invocation.stdout().println(bundle.folder());
    return 0;
  }
}
