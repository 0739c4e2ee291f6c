package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Phases;
import io.boulderk8s.run.StackHold;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cluster, images, certificates and dependencies: everything that the tests need. */
@Command(name = "up", description = "Create what the tests need: cluster, images, dependencies.")
final class UpCommand implements Callable<Integer> {
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();
  @Mixin private OutputOptions outputOptions = new OutputOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--preserve-db",
      description = "Fail rather than replace a dependency that runs: its data stays.")
  private boolean preserve;

  @Option(names = "--kept", description = TestOptions.KEPT)
  private boolean kept;

  @Mixin private TraceOptions traceOptions = new TraceOptions();
  @Mixin private LimitOptions limitOptions = new LimitOptions();

  private final Surroundings surroundings;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return traceOptions.around(
        "up", surroundings, outputOptions.reporter(surroundings), this::traced);
  }

  private int traced(Reporter traced) {
    EventRecord reporter = new EventRecord(traced);
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    ImageConfigs images = new Wiring(surroundings, reporter).imagesSupplied(reporter);
    Rendering standard = checkoutOptions.rendering(checkout, false, surroundings, images);
    Rendering wanted =
        next ? checkoutOptions.rendering(checkout, true, surroundings, images) : standard;
    String namespace = checkoutOptions.namespace(standard.plan());
    Target target =
        new Target(
            checkout,
            checkoutOptions.harness(),
            standard.plan(),
            wanted.plan(),
            namespace,
            checkoutOptions.published(wanted),
            false,
            preserve,
            Optional.empty(),
            false,
            kept);
    return Interruptible.of(surroundings).call(() -> up(target, reporter));
  }

  private int up(Target target, EventRecord reporter) {
    Limits limits = limitOptions.limits();
    try (OutputCopy copy = OutputCopy.of(surroundings);
        Session session =
            new Phases(limits)
                .within(
                    Limits.Phase.CLUSTER,
                    () ->
                        Session.ensure(
                            copy.recorded(surroundings),
                            clusterOptions,
                            mountOptions.folders(
                                target.checkout(),
                                List.of(target.standard(), target.wanted()),
                                clusterOptions,
                                surroundings),
                            new Wiring(surroundings, reporter, ImageRequests.of(target.wanted())),
                            reporter));
        StackHold hold = session.hold(target.namespace(), "boulder-k8s up", true)) {
      return new Aftermath(
              surroundings,
              reporter,
              copy,
              List.of("up"),
              () -> checkoutOptions.model(target.checkout(), next, surroundings),
              Optional.empty())
          .of(session, target.namespace(), () -> up(session, target, hold, limits));
    }
  }

  private int up(Session session, Target target, StackHold hold, Limits limits) {
    new StackNamespace(session.api())
        .refuseForeign(target.namespace(), session.owner(target.checkout().root()));
    if (target.renewed()) {
      Workload run =
          new RunCommandLine(target.harness())
              .test(target.wanted().runner(), next, List.of(), surroundings.environment());
      session.stack(limits).refuseIfBusy(session.manifests(target.wanted(), target), run);
    }
    return session.up(target, hold, limits);
  }
}
