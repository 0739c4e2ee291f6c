package io.boulderk8s.cli;

import io.boulderk8s.app.ShowServices;
import io.boulderk8s.report.Reporter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the services that the checkout's tests start. */
@Command(
    name = "services",
    description = {
      "Show the services that the tests start: groups, ports, needs.",
      "Of one service also who calls whom, and the files that it reads."
    })
final class ServicesCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      completionCandidates = NamesOfCheckout.BoulderServiceNames.class,
      description = "Only this service.")
  private @Nullable String service;

  private final Invocation invocation;

  ServicesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(invocation);
    ChosenServices chosen =
        ChosenServices.of(
            new ShowServices(checkoutOptions.source(invocation, reporter), next).map(),
            Optional.ofNullable(service));
    chosen.findings().forEach(finding -> reporter.notice(finding.toString()));
    invocation.stdout().print(json ? chosen.json() : chosen.text());
    return 0;
  }
}
