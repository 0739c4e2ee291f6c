package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.Limits;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What t.sh and tn.sh do. The exit code is the test command's own. */
@Command(
    name = "test",
    description = {
      "Run the checkout's test.sh, as t.sh does (--config-next: as tn.sh).",
      "Everything after `--` goes to test.sh. Unknown options before it do, too; one that both know is refused (65)."
    })
final class TestCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();
  @Mixin private EventOptions eventOptions = new EventOptions();
  @Mixin private TraceOptions traceOptions = new TraceOptions();
  @Mixin private LimitOptions limitOptions = new LimitOptions();
  @Mixin private TestOptions options = new TestOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--validate-config",
      description = "Only read and translate the Compose files; nothing is started.")
  private boolean validate;

  @Parameters(paramLabel = "[ARG...]", description = "For test.sh.", hideParamSyntax = true)
  private List<String> arguments = List.of();

  private final Surroundings surroundings;

  TestCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    options
        .contradiction()
        .ifPresent(
            what -> {
              throw new ParameterException(Objects.requireNonNull(spec).commandLine(), what);
            });
    Reporter reporter = eventOptions.reporter(surroundings);
    return eventOptions
        .interruptible(surroundings)
        .call(() -> traceOptions.around("test", surroundings, reporter, this::traced));
  }

  private int traced(Reporter traced) {
    EventRecord reporter = new EventRecord(traced);
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    TestScriptOptions.check(
        Objects.requireNonNull(spec).commandLine().getParseResult(),
        arguments,
        checkout,
        checkoutOptions.harness(),
        reporter);
    ImageConfigs images =
        validate
            ? ImageConfigs.NOT_NEEDED
            : new Wiring(surroundings, reporter).imagesSupplied(reporter);
    Rendering standard = checkoutOptions.rendering(checkout, false, surroundings, images);
    Rendering wanted =
        next ? checkoutOptions.rendering(checkout, true, surroundings, images) : standard;
    String namespace = checkoutOptions.namespace(standard.plan());
    Limits limits = limitOptions.limits();
    if (validate) {
      return valid(checkout, wanted.plan(), namespace);
    }
    Target target =
        new Target(
            checkout,
            checkoutOptions.harness(),
            standard.plan(),
            wanted.plan(),
            options.namespace(namespace),
            checkoutOptions.published(wanted),
            options.ephemeral(),
            options.preserve(),
            options.moved(checkout),
            options.loaded(),
            options.kept());
    try (OutputCopy copy = OutputCopy.of(surroundings)) {
      TestRun run =
          new TestRun(
              copy.recorded(surroundings),
              clusterOptions,
              mountOptions.folders(
                  checkout, List.of(standard.plan(), wanted.plan()), clusterOptions, surroundings),
              options,
              limits,
              target,
              run(wanted.plan()),
              aftermath(checkout, reporter, copy));
      return run.execute(reporter);
    }
  }

  private int valid(Checkout checkout, Plan plan, String namespace) {
    surroundings
        .stdout()
        .printf(
            "%s: ok, %d services for stack %s%n",
            checkout.root(), plan.workloads().size(), namespace);
    return 0;
  }

  private Aftermath aftermath(Checkout checkout, EventRecord reporter, OutputCopy copy) {
    return new Aftermath(
        surroundings,
        reporter,
        copy,
        Objects.requireNonNull(spec).commandLine().getParseResult().originalArgs(),
        () -> checkoutOptions.model(checkout, next, surroundings),
        options.artifacts(surroundings));
  }

  private Workload run(Plan plan) {
    return new RunCommandLine(checkoutOptions.harness())
        .test(plan.runner(), next, arguments, surroundings.environment());
  }
}
