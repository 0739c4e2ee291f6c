package io.boulderk8s.image;

import io.boulderk8s.compose.Build;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.time.Duration;

/** Gets images into the host's engine: pulls them, or makes them. */
public final class ImageSupply {
  /** A recipe (images/lib.sh) prints this when it has nothing to do; the user need not see it. */
  private static final String UP_TO_DATE = " is up to date";

  /** The phase sets the limit. */
  private static final Duration RECIPE = Duration.ofDays(1);

  private final EngineImages engine;
  private final ProcessRunner runner;

  public ImageSupply(EngineImages engine, ProcessRunner runner) {
    this.engine = engine;
    this.runner = runner;
  }

  /**
   * Gets the image into the engine under the requested reference.
   *
   * @throws BoulderK8sException IMAGE
   */
  public void supply(ImageStatus status, Reporter reporter) {
    String reference = status.reference();
    switch (status.source()) {
      case ImageSource.Registry _ ->
          reporter.step(
              "pull " + reference,
              () -> succeeded(reference, engine.pull(reference, reporter::progress)));
      case ImageSource.FromRecipe(Recipe recipe) ->
          reporter.step("make " + reference, () -> make(recipe, reference, reporter));
      case ImageSource.Buildable(Build build, var _) ->
          reporter.step("build " + reference, () -> build(build, reference, reporter));
      case ImageSource.Nowhere(String reason) ->
          throw BoulderK8sException.of(FailureKind.IMAGE, reference, reason, ImageProblems.NEXT);
      case ImageSource.OnNode _, ImageSource.InEngine _, ImageSource.LeftToCluster _ -> {}
    }
  }

  /** Runs a recipe, which decides itself whether there is anything to do. */
  public void make(Recipe recipe, String reference, Reporter reporter) {
    Path script = recipe.folder().resolve("build.sh");
    succeeded(
        reference,
        runner.run(
            Command.of(script.toString(), reference),
            RECIPE,
            line -> {
              if (!line.endsWith(UP_TO_DATE)) {
                reporter.progress(line);
              }
            }));
  }

  private void build(Build build, String reference, Reporter reporter) {
    succeeded(reference, engine.build(reference, build, reporter::progress));
  }

  private static void succeeded(String reference, ProcessResult result) {
    if (!result.succeeded()) {
      throw ImageProblems.of(reference, "`" + result.command() + "` failed", result);
    }
  }
}
