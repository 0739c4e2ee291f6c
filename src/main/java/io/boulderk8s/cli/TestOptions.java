package io.boulderk8s.cli;

import io.boulderk8s.app.CheckoutView;
import io.boulderk8s.app.Preparation;
import io.boulderk8s.app.Preparation.Images;
import io.boulderk8s.app.Preparation.Lifetime;
import io.boulderk8s.app.SplitChoice;
import io.boulderk8s.app.StackChoice;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.app.TestRequest;
import io.boulderk8s.app.TestRequest.Following;
import io.boulderk8s.app.TestRequest.IfBusy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Holds the options of one run of the tests. None of these is an option of test.sh. */
final class TestOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Mixin private ClusterOptions clusterOptions = new ClusterOptions();
  @Mixin private MountOptions mountOptions = new MountOptions();
  @Mixin private LimitOptions limitOptions = new LimitOptions();
  @Mixin private ArtifactOptions artifactOptions = new ArtifactOptions();

  @Option(names = "--config-next", description = "With the override file of config-next, as tn.sh.")
  private boolean next;

  @Option(
      names = "--wait",
      description = "Wait for the end of a run in this stack. Default: exit with 78.")
  private boolean wait;

  @Option(
      names = "--detach",
      description = "Start the run, print its id, and exit: see `attach`, `runs` and `cancel`.")
  private boolean detach;

  @Option(
      names = "--ephemeral",
      description = "In a stack of its own, which is always removed afterwards.")
  private boolean ephemeral;

  @Mixin private SplitOptions splitOptions = new SplitOptions();
  @Mixin private ReuseOptions reuseOptions = new ReuseOptions();

  @Option(
      names = "--no-cleanup",
      description = "Leave the run's pod for a look; the next run removes it.")
  private boolean noCleanup;

  @Option(
      names = "--keep-going",
      description = "Let the tests go on when a dependency ends, as Compose does.")
  private boolean keepGoing;

  @Option(
      names = "--checkout-at",
      paramLabel = "DIR",
      description =
          "Where the nodes see the checkout, if elsewhere: a view or a copy of it, as `matrix`"
              + " makes them.")
  private @Nullable String checkoutAt;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "With --checkout-at: the only node that has it there; all pods go to it.")
  private @Nullable String node;

  @Option(names = "--no-images", description = "Do not check images: they are on the nodes.")
  private boolean noImages;

  StackChoice choice(StackSource source, StackName name) {
    Optional<SplitChoice> split = splitOptions.choice(name);
    if (split.isPresent() && checkoutAt != null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--checkout-at and --profile staging: the programs come from this machine's checkout");
    }
    return new StackChoice(source, next, name, split);
  }

  TestRequest request(
      StackChoice stack, List<String> arguments, List<String> commandLine, Invocation invocation) {
    return new TestRequest(
        stack,
        arguments,
        Optional.ofNullable(checkoutAt)
            .map(path -> new CheckoutView(path, Optional.ofNullable(node))),
        clusterOptions.request(invocation),
        mountOptions.folders(),
        new Preparation(
            noImages ? Images.SKIP : Images.ENSURE,
            reuseOptions.dependencies(),
            reuseOptions.setup(),
            ephemeral ? Lifetime.EPHEMERAL : Lifetime.STANDING),
        limitOptions.limits(),
        wait ? IfBusy.WAIT : IfBusy.REFUSE,
        new Following(detach, noCleanup, keepGoing),
        artifactOptions.folder(invocation),
        commandLine);
  }

  void refuseContradiction(CommandLine command) {
    contradiction()
        .ifPresent(
            what -> {
              throw new ParameterException(command, what);
            });
  }

  /** Returns why the options cannot be meant. */
  private Optional<String> contradiction() {
    if (ephemeral && detach) {
      return Optional.of("--ephemeral and --detach: no process would be left to remove the stack");
    }
    if (detach && artifactOptions.given()) {
      return Optional.of(
          "--detach and --artifacts: nobody follows the run; `attach --artifacts` writes them");
    }
    if (ephemeral && noCleanup) {
      return Optional.of("--ephemeral removes the stack, --no-cleanup would keep a part of it");
    }
    if (node != null && checkoutAt == null) {
      return Optional.of("--node says where --checkout-at is: give both");
    }
    if (ephemeral && reuseOptions.keepsData()) {
      return Optional.of("--ephemeral begins without data, so there is nothing for --preserve-db");
    }
    return SiteOptions.relative("--checkout-at", checkoutAt);
  }
}
