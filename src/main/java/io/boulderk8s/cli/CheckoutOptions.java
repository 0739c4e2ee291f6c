package io.boulderk8s.cli;

import io.boulderk8s.app.Environment;
import io.boulderk8s.app.StackName;
import io.boulderk8s.app.StackSource;
import io.boulderk8s.boulder.Harness;
import io.boulderk8s.boulder.HarnessReader;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.CheckoutFinder;
import io.boulderk8s.checkout.ComposeFileNames;
import io.boulderk8s.checkout.ComposeFileVariable;
import io.boulderk8s.plan.KubernetesName;
import io.boulderk8s.plan.Profile;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Names the checkout and the stack that a command works on. */
final class CheckoutOptions {
  private static final String TEST = Profile.TEST.word();
  private static final String DEV = Profile.DEV.word();
  private static final String STAGING = Profile.STAGING.word();

  @Option(
      names = "--boulder",
      paramLabel = "DIR",
      description =
          "The checkout; else BOULDER_DIR, else the one around the working directory, else the"
              + " bundled sample.")
  private @Nullable String directory;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      description =
          "The stack's namespace. Default: the Compose project's name and `-`, then the profile's.")
  private @Nullable String stack;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "In place of the checkout's .env (repeatable, the last one wins).")
  private List<Path> envFiles = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      completionCandidates = Profiles.class,
      description =
          "test (default); dev: a second stack, whose runs publish the runner's ports on the node;"
              + " staging: a stack in which each service of Boulder is a workload of its own.")
  private String profile = TEST;

  /** Completes the names of profiles. */
  private static final class Profiles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(TEST, DEV, STAGING).iterator();
    }
  }

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private final Harness harness = new HarnessReader().read();

  /** Finds the checkout and how to read its Compose files. */
  StackSource source(Invocation invocation, Reporter reporter) {
    return new StackSource(
        checkout(invocation, reporter),
        harness,
        envFiles.stream().map(invocation.workingDirectory()::resolve).toList(),
        invocation.environment().variables());
  }

  private Checkout checkout(Invocation invocation, Reporter reporter) {
    Environment environment = invocation.environment();
    Optional<String> named =
        Optional.ofNullable(directory).or(() -> environment.variable("BOULDER_DIR"));
    boolean namesFiles = environment.variables().containsKey(ComposeFileVariable.NAME);
    Checkout found =
        new CheckoutFinder(
                environment.workingDirectory(), environment.home().resolve("sample"), namesFiles)
            .find(named);
    if (found.bundled()) {
      reporter.notice(
          "no --boulder, no BOULDER_DIR and no checkout here: using the bundled sample");
    }
    if (!namesFiles && !ComposeFileVariable.isIn(found.root())) {
      ComposeFileNames.ambiguities(found.root()).forEach(reporter::notice);
    }
    return found;
  }

  /**
   * Names the stack.
   *
   * @throws ParameterException for a name that no namespace can have, or an unknown profile
   */
  StackName name() {
    refuseUnusable();
    return new StackName(Optional.ofNullable(stack), Profile.named(profile).orElseThrow());
  }

  /**
   * Names the stack for a command that knows nothing of services beside the runner.
   *
   * @throws ParameterException as {@link #name}, and for a profile that has such services
   */
  StackName nameOfWhole() {
    StackName name = name();
    if (name.profile() == Profile.STAGING) {
      CommandSpec command = Objects.requireNonNull(spec);
      throw new ParameterException(
          command.commandLine(),
          "--profile staging: `%s` does not do it yet".formatted(command.qualifiedName()));
    }
    return name;
  }

  /** Returns the namespace of the stack; reads the Compose files unless the user names it. */
  String namespace(Invocation invocation, Reporter reporter) {
    StackSource source = source(invocation, reporter);
    return name().namespace(source);
  }

  private void refuseUnusable() {
    if (stack != null && !KubernetesName.of(stack).equals(stack)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--stack: '%s' cannot name a namespace: a-z, 0-9 and `-` within, at most 63"
              .formatted(stack));
    }
    if (Profile.named(profile).isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--profile: '%s' is not test, dev or staging".formatted(profile));
    }
  }
}
