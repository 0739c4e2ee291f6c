package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What t.sh and tn.sh do. The exit code is the test command's own. */
@Command(
    name = "test",
    description = {
      "Run the checkout's test.sh, as t.sh does; with --config-next, as tn.sh does.",
      "Whatever is not an option below goes to test.sh as it is, and so does everything after `--`."
    })
final class TestCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Parameters(paramLabel = "ARG", description = "For test.sh.", hideParamSyntax = true)
  private List<String> arguments = List.of();

  private final Surroundings surroundings;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Reporter reporter = outputOptions.reporter(surroundings);
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    Plan standard = checkoutOptions.plan(checkout, false, surroundings);
    Plan wanted = next ? checkoutOptions.plan(checkout, true, surroundings) : standard;
    String namespace = checkoutOptions.namespace(standard);
    Wiring wiring = new Wiring(surroundings);
    Workload run = run(wanted);
    try (Session session = Session.ensure(surroundings, clusterOptions, wiring, reporter)) {
      Manifests manifests = session.manifests(wanted, namespace);
      session.stack().refuseIfBusy(manifests, run);
      int setup = session.up(checkout, standard, wanted, namespace, wiring);
      if (setup != 0) {
        return setup;
      }
      return session.stack().execute(manifests, run, session.output());
    }
  }

  private Workload run(Plan plan) {
    return new RunCommandLine(checkoutOptions.harness())
        .test(plan.runner(), next, arguments, surroundings.environment());
  }
}
