package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.app.PhaseLimits;
import io.boulderk8s.app.RollBack;
import io.boulderk8s.app.StackName;
import io.boulderk8s.plan.Profile;
import io.boulderk8s.report.Reporter;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes back to an earlier revision of the split services. */
@Command(
    name = "rollback",
    description = {
      "Go back to an earlier revision of the split services.",
      "With --profile staging. A revision is what once was ready as a whole: the programs' image,"
          + " arguments, environment and policies; not the files that services mount from the"
          + " checkout. What serves goes on serving until the former is ready.",
      "Afterwards `test` tests this revision, and `up` rolls the checkout out again."
    })
final class RollbackCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();
  @Mixin private TraceOptions traceOptions = new TraceOptions();
  @Mixin private PhaseOptions phaseOptions = new PhaseOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "REVISION",
      description =
          "Its number, as `status` lists it. Default: the one that served before the last rollout.")
  private @Nullable Integer revision;

  private final Invocation invocation;

  RollbackCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return traceOptions.around(
        "rollback", invocation, outputOptions.reporter(invocation), this::traced);
  }

  private int traced(Reporter reporter) {
    StackName name = checkoutOptions.name();
    if (name.profile() != Profile.STAGING) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "rollback: only with --profile staging");
    }
    PhaseLimits limits =
        new PhaseLimits(phaseOptions.limits(PhaseLimits::isPhaseOfUp), Optional.empty());
    RollBack rollBack =
        RollBack.on(
            new Components(invocation.environment(), reporter),
            checkoutOptions.source(invocation, reporter),
            name,
            clusterOptions.request(invocation),
            Optional.ofNullable(revision),
            limits);
    return invocation.interruptible().call(rollBack::execute);
  }
}
