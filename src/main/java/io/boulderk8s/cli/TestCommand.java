package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.EventRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What t.sh and tn.sh do. The exit code is the test command's own. */
@Command(
    name = "test",
    description = {
      "Run the checkout's test.sh, as t.sh does; with --config-next, as tn.sh does.",
      "Whatever is not an option below goes to test.sh as it is, and so does everything after `--`."
    })
final class TestCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--artifacts",
      paramLabel = "DIR",
      description = "Write the tests' results there; of a run that failed, a bundle too.")
  private @Nullable Path artifacts;

  @Parameters(paramLabel = "ARG", description = "For test.sh.", hideParamSyntax = true)
  private List<String> arguments = List.of();

  private final Surroundings surroundings;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    EventRecord reporter = new EventRecord(outputOptions.reporter(surroundings));
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    Plan standard = checkoutOptions.plan(checkout, false, surroundings);
    Plan wanted = next ? checkoutOptions.plan(checkout, true, surroundings) : standard;
    String namespace = checkoutOptions.namespace(standard);
    Wiring wiring = new Wiring(surroundings);
    Workload run = run(wanted);
    try (OutputCopy copy = OutputCopy.of(surroundings);
        Session session =
            Session.ensure(copy.recorded(surroundings), clusterOptions, wiring, reporter)) {
      return aftermath(checkout, reporter, copy)
          .of(
              session,
              namespace,
              () -> {
                Manifests manifests = session.manifests(wanted, namespace);
                session.stack().refuseIfBusy(manifests, run);
                int setup = session.up(checkout, standard, wanted, namespace, wiring);
                return setup != 0
                    ? setup
                    : session.stack().execute(manifests, run, session.output());
              });
    }
  }

  private Aftermath aftermath(Checkout checkout, EventRecord reporter, OutputCopy copy) {
    return new Aftermath(
        surroundings,
        reporter,
        copy,
        Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs(),
        () -> checkoutOptions.model(checkout, next, surroundings),
        Optional.ofNullable(artifacts).map(surroundings.workingDirectory()::resolve));
  }

  private Workload run(Plan plan) {
    return new RunCommandLine(checkoutOptions.harness())
        .test(plan.runner(), next, arguments, surroundings.environment());
  }
}
