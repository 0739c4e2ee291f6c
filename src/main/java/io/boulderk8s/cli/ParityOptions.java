package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.Harness;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.AgentImage;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.observe.CheckoutFiles;
import io.boulderk8s.observe.ComposeCheckout;
import io.boulderk8s.observe.ComposeSide;
import io.boulderk8s.observe.Ephemeral;
import io.boulderk8s.observe.Execution;
import io.boulderk8s.observe.KubernetesSide;
import io.boulderk8s.observe.Recorder;
import io.boulderk8s.observe.Side;
import io.boulderk8s.parity.Recording;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.run.RunTicket;
import io.boulderk8s.run.Stack;
import io.boulderk8s.run.StackHold;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is recorded, and of which checkout. */
final class ParityOptions {
  private static final List<String> IDLE = List.of("sleep", "infinity");
  private static final Limits LIMITS = Limits.standard();

  @Mixin private CheckoutOptions checkoutOptions = new CheckoutOptions();
  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "A name that every container looks up, beside those of the Compose file.")
  private List<String> names = List.of();

  @Option(
      names = "--compose-override",
      paramLabel = "FILE",
      description = "A further Compose file for the Compose side alone: what an old engine needs.")
  private List<Path> overrides = List.of();

  @Parameters(
      arity = "0..*",
      paramLabel = "[ARG...]",
      description = "For test.sh; without any, and without --all-tests, it is not run.",
      hideParamSyntax = true)
  private List<String> arguments = List.of();

  @Option(names = "--all-tests", description = "Run test.sh without arguments.")
  private boolean allTests;

  Recording record(String side, Surroundings surroundings, Reporter reporter) {
    Checkout checkout = checkoutOptions.checkout(surroundings, reporter);
    TestScriptOptions.check(
        Objects.requireNonNull(spec).commandLine().getParseResult(),
        arguments,
        checkout,
        checkoutOptions.harness(),
        reporter);
    Wiring wiring = new Wiring(surroundings);
    ImageConfigs images = wiring.imagesSupplied(reporter);
    Plan standard = checkoutOptions.rendering(checkout, false, surroundings, images).plan();
    Plan wanted =
        next ? checkoutOptions.rendering(checkout, true, surroundings, images).plan() : standard;
    Recorder recorder =
        new Recorder(
            wanted,
            names,
            new CheckoutFiles(checkout.root(), wiring.processes()),
            Pause.real(),
            reporter);
    if (side.equals("compose")) {
      reporter.step(
          "images in the engine",
          () -> wiring.loader().ensureInEngine(ImageRequests.of(wanted), reporter));
      return recorder.record(compose(checkout, wanted, surroundings, wiring), tests());
    }
    if (!side.equals("k8s")) {
      throw BoulderK8sException.of(
          FailureKind.USAGE, "--side", side + " is neither compose nor k8s", "");
    }
    HostFolders folders =
        mountOptions.folders(checkout, List.of(standard, wanted), clusterOptions, surroundings);
    try (Session session = Session.ensure(surroundings, clusterOptions, folders, wiring, reporter);
        StackHold hold =
            session.hold(checkoutOptions.namespace(standard), "boulder-k8s parity", true)) {
      return recorder.record(
          kubernetes(session, hold, checkout, standard, wanted, surroundings, wiring, reporter),
          tests());
    }
  }

  private List<List<String>> tests() {
    return arguments.isEmpty() && !allTests ? List.of() : List.of(arguments);
  }

  private Side compose(Checkout checkout, Plan wanted, Surroundings surroundings, Wiring wiring) {
    Harness harness = checkoutOptions.harness();
    return new ComposeSide(
        new ComposeCheckout(
            checkout.root(),
            wanted.project(),
            checkoutOptions.files(checkout, false, surroundings),
            checkoutOptions.files(checkout, next, surroundings),
            next,
            overrides),
        harness,
        AgentImage.reference(),
        wiring.processes());
  }

  private Side kubernetes(
      Session session,
      StackHold hold,
      Checkout checkout,
      Plan standard,
      Plan wanted,
      Surroundings surroundings,
      Wiring wiring,
      Reporter reporter) {
    String namespace = checkoutOptions.namespace(standard);
    Target target =
        new Target(
            checkout,
            checkoutOptions.harness(),
            standard,
            wanted,
            namespace,
            List.of(),
            false,
            false,
            Optional.empty(),
            false,
            false);
    Manifests manifests = session.manifests(wanted, target);
    RunCommandLine commands = new RunCommandLine(checkoutOptions.harness());
    Runnable up =
        () -> {
          int code = session.up(target, hold, LIMITS);
          if (code != 0) {
            throw BoulderK8sException.of(
                FailureKind.DEPENDENCY, "setup", "it ended with " + code, "its output is above");
          }
        };
    Pod idle =
        manifests.run(
            commands.command(wanted.runner(), IDLE, surroundings.environment()), "parity");
    return new KubernetesSide(
        session.api(),
        session.watches(),
        new Ephemeral(session.api(), session.streams(), AgentImage.reference()),
        up,
        () -> session.removal(reporter).remove(namespace, session.owner(checkout.root())),
        idle,
        words -> {
          up.run();
          return executed(
              session,
              manifests,
              commands.test(wanted.runner(), next, words, surroundings.environment()),
              surroundings);
        },
        reference -> session.hasAsEngine(reference, wiring));
  }

  private static Execution executed(
      Session session, Manifests manifests, Workload run, Surroundings surroundings) {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    Stack stack = session.stack(LIMITS);
    RunTicket ticket =
        Caller.of(surroundings).ticket(Session.newRun(), run.command().orElse(List.of()));
    int code =
        stack.follow(
            stack.launch(manifests, run, ticket),
            ticket,
            FollowOptions.plain(new RunOutput(stdout, stderr)));
    return new Execution(
        code,
        stdout.toString(StandardCharsets.UTF_8).lines().toList(),
        stderr.toString(StandardCharsets.UTF_8).lines().toList());
  }
}
