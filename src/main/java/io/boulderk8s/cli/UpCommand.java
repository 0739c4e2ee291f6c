package io.boulderk8s.cli;

import io.boulderk8s.app.BringUp;
import io.boulderk8s.app.Components;
import io.boulderk8s.app.PhaseLimits;
import io.boulderk8s.app.Preparation;
import io.boulderk8s.app.Preparation.Images;
import io.boulderk8s.app.Preparation.Lifetime;
import io.boulderk8s.app.StackChoice;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.app.UpRequest;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.report.Reporter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings up everything that the tests need: cluster, images, certificates and dependencies. */
@Command(name = "up", description = "Create what the tests need: cluster, images, dependencies.")
final class UpCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Mixin private SplitOptions splitOptions = new SplitOptions();
  @Mixin private ReuseOptions reuseOptions = new ReuseOptions();
  @Mixin private TraceOptions traceOptions = new TraceOptions();
  @Mixin private PhaseOptions phaseOptions = new PhaseOptions();

  private final Invocation invocation;

  UpCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return traceOptions.around("up", invocation, outputOptions.reporter(invocation), this::traced);
  }

  private int traced(Reporter traced) {
    EventRecord reporter = new EventRecord(traced);
    Components components = new Components(invocation.environment(), reporter);
    StackSource source = checkoutOptions.source(invocation, reporter);
    StackName name = checkoutOptions.name();
    UpRequest request =
        new UpRequest(
            new StackChoice(source, next, name, splitOptions.choice(name)),
            clusterOptions.request(invocation),
            mountOptions.folders(),
            new Preparation(
                Images.ENSURE,
                reuseOptions.dependencies(),
                reuseOptions.setup(),
                Lifetime.STANDING),
            new PhaseLimits(phaseOptions.limits(PhaseLimits::isPhaseOfUp), Optional.empty()));
    return invocation
        .interruptible()
        .call(() -> BringUp.on(components, request, reporter, invocation.streams()));
  }
}
