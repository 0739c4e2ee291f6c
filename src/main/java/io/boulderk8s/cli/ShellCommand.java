package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A shell in a running service, as `docker compose exec SERVICE sh`. */
@Command(
    name = "shell",
    description = {
      "Open a shell in a running service, or execute a command there.",
      "Without a service: in the runner while a test is going on. Ends with the command's code, or 76 if that could not be learned."
    })
final class ShellCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVICE",
      completionCandidates = CompletionCommand.ServiceNames.class,
      description = "Default: the runner.")
  private String service = "";

  @Parameters(index = "1..*", paramLabel = "COMMAND", description = "Default: a shell.")
  private List<String> command =
      List.of("sh", "-c", "command -v bash >/dev/null && exec bash || exec sh");

  private final Surroundings surroundings;

  ShellCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    Plan plan = checkoutOptions.plan(checkout, false, surroundings);
    Wiring wiring = new Wiring(surroundings);
    Session found =
        Session.find(surroundings, clusterOptions, wiring, reporter)
            .orElseThrow(
                () ->
                    BoulderK8sException.of(
                        FailureKind.UNAVAILABLE,
                        "",
                        "there is no cluster " + clusterOptions.name(surroundings),
                        "`boulder-k8s up` makes it"));
    try (Session session = found) {
      String target = service.isEmpty() ? checkoutOptions.harness().runner() : service;
      return new Terminal(
              session.api(),
              session.streams(),
              wiring.processes(),
              surroundings.stdin(),
              session.output())
          .open(checkoutOptions.namespace(plan), target, command);
    }
  }
}
