package io.boulderk8s.cli;

import io.boulderk8s.app.PhaseLimits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sets time limits where tests run. */
final class LimitOptions {
  @Mixin private PhaseOptions phaseOptions = new PhaseOptions();

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop the tests of `test` after this time, as 30m or 1h30m. Default: never.")
  private @Nullable String timeout;

  PhaseLimits limits() {
    return new PhaseLimits(
        phaseOptions.limits(PhaseLimits::isPhase),
        Optional.ofNullable(timeout).map(text -> phaseOptions.duration("--timeout", text)));
  }
}
