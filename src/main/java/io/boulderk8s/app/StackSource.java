package io.boulderk8s.app;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.bundle.ModelYaml;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.compose.template.DotEnvFile;
import io.boulderk8s.plan.ImageConfigs;
import io.boulderk8s.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a checkout's Compose files as the user wants them read.
 *
 * @param envFiles in place of the checkout's .env, absolute; none: .env
 * @param variables of the user's environment, for the Compose files
 */
public record StackSource(
    Checkout checkout, Harness harness, List<Path> envFiles, Map<String, String> variables) {
  public StackSource {
    envFiles = List.copyOf(envFiles);
    variables = Map.copyOf(variables);
  }

  /** Returns the same with other variables of the user. */
  StackSource in(Environment environment) {
    return new StackSource(checkout, harness, envFiles, environment.variables());
  }

  /** For commands that look at the plan, and make nothing of it: images are not asked. */
  public Plan plan(boolean next) {
    return rendering(next, ImageConfigs.NOT_NEEDED).plan();
  }

  /** The resolved Compose model as YAML, as `docker compose config` shows it. */
  String model(boolean next) {
    return ModelYaml.of(rendering(next, ImageConfigs.NOT_NEEDED).project());
  }

  /** Reads the Compose files of the working tree, and the images that they leave settings to. */
  public Rendering rendering(boolean next, ImageConfigs images) {
    return reading(ComposeFiles::text, images).rendering(next);
  }

  /**
   * Reads the Compose files.
   *
   * @param texts the state of the checkout that is wanted
   */
  ComposeReading reading(Function<Path, Optional<String>> texts, ImageConfigs images) {
    return new ComposeReading(checkout, harness, dotEnv(), variables, texts, images);
  }

  /** The Compose files that `docker compose` would read. */
  List<Path> files(boolean next) {
    ComposeFiles files = new ComposeFiles(checkout.root());
    return next
        ? files.next(harness).files()
        : files
            .standard(dotEnv().below(variables, ComposeFiles::text, ComposeFiles::requiredText))
            .files();
  }

  private DotEnvFile dotEnv() {
    return envFiles.isEmpty()
        ? DotEnvFile.of(checkout.root(), variables)
        : DotEnvFile.named(envFiles);
  }

  /** Names the same files for another command. */
  List<String> envFileOptions() {
    return envFiles.stream().flatMap(file -> Stream.of("--env-file", file.toString())).toList();
  }
}
