package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.OpenShell;
import io.boulderk8s.app.StackSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens a shell in a running service, as `docker compose exec SERVICE sh` does. */
@Command(
    name = "shell",
    description = {
      "Open a shell in a running service, or execute a command there.",
      "Ends with the command's code, or 76 if that could not be learned."
    })
final class ShellCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--force", description = "Also in a stack of another checkout or installation.")
  private boolean force;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVICE",
      completionCandidates = NamesOfCheckout.PodNames.class,
      description = "Default: the runner, while a test is going on.")
  private String service = "";

  @Parameters(index = "1..*", paramLabel = "COMMAND", description = "Default: a shell.")
  private List<String> command =
      List.of("sh", "-c", "command -v bash >/dev/null && exec bash || exec sh");

  private final Invocation invocation;

  ShellCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components = outputOptions.components(invocation);
    StackSource source = checkoutOptions.source(invocation, components.reporter());
    return new OpenShell(
            source,
            checkoutOptions.name(),
            clusterOptions.request(invocation),
            Optional.of(service).filter(name -> !name.isEmpty()),
            command,
            force)
        .on(components, invocation.streams());
  }
}
