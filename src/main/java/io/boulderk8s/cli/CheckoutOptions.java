package io.boulderk8s.cli;

import io.boulderk8s.bundle.ModelYaml;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.CheckoutFinder;
import io.boulderk8s.checkout.ComposeFileNames;
import io.boulderk8s.checkout.ComposeFileVariable;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.checkout.Harness;
import io.boulderk8s.checkout.HarnessReader;
import io.boulderk8s.checkout.ProjectFiles;
import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.KubernetesName;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which checkout a command is about, and which of its stacks. */
final class CheckoutOptions {
  private static final String TEST = "test";
  private static final String DEV = "dev";

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
          "The namespace of this checkout's stack. Default: the Compose project's name and"
              + " `-test`, or `-dev`.")
  private @Nullable String stack;

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description =
          "Values for the Compose files in place of the checkout's .env (repeatable, the last one"
              + " wins).")
  private List<Path> envFiles = List.of();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      completionCandidates = Profiles.class,
      description =
          "test (default), or dev: a second stack, whose runs publish the runner's ports on the"
              + " node.")
  private String profile = TEST;

  /** For completion. */
  private static final class Profiles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(TEST, DEV).iterator();
    }
  }

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  private final Harness harness = new HarnessReader().read();

  Harness harness() {
    return harness;
  }

  Checkout checkout(Surroundings surroundings, Reporter reporter) {
    Optional<String> named =
        Optional.ofNullable(directory).or(() -> surroundings.variable("BOULDER_DIR"));
    boolean namesFiles = surroundings.environment().containsKey(ComposeFileVariable.NAME);
    Checkout found =
        new CheckoutFinder(
                surroundings.workingDirectory(), surroundings.home().resolve("sample"), namesFiles)
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

  /** For commands that look at the plan, and make nothing of it: images are not asked. */
  Plan plan(Checkout checkout, boolean next, Surroundings surroundings) {
    return rendering(checkout, next, surroundings, ImageConfigs.NOT_NEEDED).plan();
  }

  /** The resolved Compose model as YAML, as `docker compose config` shows it. */
  String model(Checkout checkout, boolean next, Surroundings surroundings) {
    return ModelYaml.of(rendering(checkout, next, surroundings, ImageConfigs.NOT_NEEDED).project());
  }

  /** What the Compose files of the working tree say, and the images that they leave things to. */
  Rendering rendering(
      Checkout checkout, boolean next, Surroundings surroundings, ImageConfigs images) {
    return reading(checkout, surroundings, ComposeFiles::text, images).rendering(next);
  }

  /**
   * What the Compose files say.
   *
   * @param texts the state of the checkout that is wanted
   */
  ComposeReading reading(
      Checkout checkout,
      Surroundings surroundings,
      Function<Path, Optional<String>> texts,
      ImageConfigs images) {
    return new ComposeReading(
        checkout,
        harness,
        dotEnv(checkout, surroundings),
        surroundings.environment(),
        texts,
        images);
  }

  /** The Compose files that `docker compose` would read. */
  List<Path> files(Checkout checkout, boolean next, Surroundings surroundings) {
    ComposeFiles files = new ComposeFiles(checkout.root());
    ProjectFiles chosen =
        next
            ? files.next(harness)
            : files.standard(
                dotEnv(checkout, surroundings)
                    .below(surroundings.environment(), ComposeFiles::text));
    return chosen.files();
  }

  private DotEnvFile dotEnv(Checkout checkout, Surroundings surroundings) {
    return envFiles.isEmpty()
        ? DotEnvFile.of(checkout.root(), surroundings.environment())
        : DotEnvFile.named(
            envFiles.stream().map(surroundings.workingDirectory()::resolve).toList());
  }

  /** The same files for another command. */
  List<String> envFileOptions(Surroundings surroundings) {
    return envFiles.stream()
        .flatMap(
            file ->
                Stream.of("--env-file", surroundings.workingDirectory().resolve(file).toString()))
        .toList();
  }

  /** What the namespaces of a static stack's profiles begin with. */
  String prefix() {
    return stack != null ? stack.replaceFirst("-test$", "") : "boulder";
  }

  /**
   * The stack's namespace.
   *
   * @throws ParameterException for a profile that is not there
   */
  String namespace(Plan plan) {
    refuseUnusable();
    return stack != null ? stack : KubernetesName.of(plan.project()) + "-" + profile;
  }

  /** What the runs of this stack publish; what others do not publish, as `compose run` does not. */
  List<PortMapping> published(Rendering wanted) {
    return profile.equals(DEV) ? wanted.runner().ports() : List.of();
  }

  private void refuseUnusable() {
    if (stack != null && !KubernetesName.of(stack).equals(stack)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--stack: '%s' cannot name a namespace: a-z, 0-9 and `-` within, at most 63"
              .formatted(stack));
    }
    if (profile.equals(TEST) || profile.equals(DEV)) {
      return;
    }
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        profile.equals("staging")
            ? "--profile staging: not there yet: the services are not split (`render` has its"
                + " overlay, today the same as test)"
            : "--profile: '%s' is not test or dev".formatted(profile));
  }

  /**
   * The stack's namespace, for commands that can do without a plan when the user names the stack.
   */
  String namespace(Checkout checkout, Surroundings surroundings) {
    refuseUnusable();
    return stack != null ? stack : namespace(plan(checkout, false, surroundings));
  }
}
