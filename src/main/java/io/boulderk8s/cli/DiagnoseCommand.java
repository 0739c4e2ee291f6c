package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.LookAtStack;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.diagnose.Diagnosis;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints why the stack, or the run of a bundle, failed. */
@Command(
    name = "diagnose",
    description = {
      "Print why the stack, or the run of a bundle, failed.",
      "The causes: docs/causes.md."
    })
final class DiagnoseCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  @Parameters(
      paramLabel = "BUNDLE",
      arity = "0..1",
      description = "The folder of a bundle. Default: the stack as it is now.")
  private @Nullable Path bundle;

  private final Invocation invocation;

  DiagnoseCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Diagnosis diagnosis =
        bundle == null ? standing() : LookAtStack.of(invocation.workingDirectory().resolve(bundle));
    invocation.stdout().print(json ? LookAtStack.json(diagnosis) : diagnosis.text());
    return 0;
  }

  private Diagnosis standing() {
    Components components = outputOptions.components(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    return new LookAtStack(
            components, source, checkoutOptions.name(), clusterOptions.request(invocation))
        .diagnosis();
  }
}
