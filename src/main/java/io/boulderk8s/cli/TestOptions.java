package io.boulderk8s.cli;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunOutput;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user may want of one run of the tests. None of these is an option of test.sh. */
final class TestOptions {
  static final String KEPT =
      "On a running stack: recreate the dependencies with empty volumes, and skip the setup service"
          + " when it would change nothing (it changed nothing last time, and neither it nor its"
          + " image nor the checkout's files differ). With --preserve-db the dependencies stay, data"
          + " included.";

  @Mixin private ArtifactOptions artifactOptions = new ArtifactOptions();

  @Option(
      names = "--wait",
      description =
          "When a run is going on in this stack, wait for its end. Default: exit with 78.")
  private boolean wait;

  @Option(
      names = "--detach",
      description = "Start the run, print its id, and leave it: see `attach`, `runs` and `cancel`.")
  private boolean detach;

  @Option(
      names = "--ephemeral",
      description = "In a stack of its own, which is removed afterwards in any case.")
  private boolean ephemeral;

  @Option(
      names = "--preserve-db",
      description = "Fail rather than replace a dependency that runs: its data stays.")
  private boolean preserve;

  @Option(names = "--kept", description = KEPT)
  private boolean kept;

  @Option(
      names = "--no-cleanup",
      description = "Leave the run's pod for a look (logs, kubectl); the next run removes it.")
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

  boolean waiting() {
    return wait;
  }

  boolean detached() {
    return detach;
  }

  boolean ephemeral() {
    return ephemeral;
  }

  boolean loaded() {
    return noImages;
  }

  boolean preserve() {
    return preserve;
  }

  Optional<StackSite.Moved> moved(Checkout checkout) {
    return Optional.ofNullable(checkoutAt)
        .map(
            to ->
                new StackSite.Moved(
                    checkout.root(), to.replaceAll("/+$", ""), Optional.ofNullable(node)));
  }

  boolean kept() {
    return kept;
  }

  /** A new one each time where the stack is to be gone afterwards. */
  String namespace(String standard) {
    return ephemeral ? standard + "-" + Session.newRun() : standard;
  }

  /** Two wishes that cannot both come true. */
  Optional<String> contradiction() {
    if (ephemeral && detach) {
      return Optional.of("--ephemeral and --detach: nobody would be there to remove the stack");
    }
    if (ephemeral && noCleanup) {
      return Optional.of("--ephemeral removes the stack, --no-cleanup would keep a part of it");
    }
    if (node != null && checkoutAt == null) {
      return Optional.of("--node says where --checkout-at is: give both");
    }
    return ephemeral && preserve
        ? Optional.of("--ephemeral begins without data, so there is nothing for --preserve-db")
        : Optional.empty();
  }

  Optional<Path> artifacts(Surroundings surroundings) {
    return artifactOptions.folder(surroundings);
  }

  FollowOptions follow(Surroundings surroundings, RunOutput output) {
    return new FollowOptions(output, artifacts(surroundings), noCleanup, keepGoing, true);
  }
}
