package io.boulderk8s.cli;

import io.boulderk8s.app.PhaseLimits;
import io.boulderk8s.text.GoDuration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets time limits. */
final class LimitOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop the tests of `test` after this time, as 30m or 1h30m. Default: never.")
  private @Nullable String timeout;

  @Option(
      names = "--phase-timeout",
      paramLabel = "PHASE=DURATION",
      description =
          "Limit of a phase (repeatable; 0: none). Phases: cluster (2h), images (2h), setup (30m), dependencies (15m), start (5m), run (as --timeout), contact (10m out of reach), end (2m).")
  private List<String> phases = List.of();

  PhaseLimits limits() {
    Map<String, Duration> named = new HashMap<>();
    for (String phase : phases) {
      int equals = phase.indexOf('=');
      String word = phase.substring(0, Math.max(0, equals));
      if (!PhaseLimits.isPhase(word)) {
        throw misuse("--phase-timeout", phase, "PHASE=DURATION with a phase that --help names");
      }
      named.put(word, duration("--phase-timeout", phase.substring(equals + 1)));
    }
    return new PhaseLimits(
        named, Optional.ofNullable(timeout).map(text -> duration("--timeout", text)));
  }

  private Duration duration(String option, String text) {
    return GoDuration.parse(text).orElseThrow(() -> misuse(option, text, "a duration, as 90s"));
  }

  private ParameterException misuse(String option, String text, String wanted) {
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "%s: '%s' is not %s".formatted(option, text, wanted));
  }
}
