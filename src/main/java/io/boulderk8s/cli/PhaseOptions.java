package io.boulderk8s.cli;

import io.boulderk8s.app.PhaseLimits;
import io.boulderk8s.text.GoDuration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets limits of single phases. */
final class PhaseOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--phase-timeout",
      paramLabel = "PHASE=DURATION",
      description =
          "Limit of a phase (repeatable; 0: none). Phases: cluster (2h), images (2h), setup (30m), dependencies (15m); not of `up`: start (5m), run (as --timeout), contact (10m out of reach), end (2m).")
  private List<String> phases = List.of();

  /**
   * Returns the limits by the name of a phase.
   *
   * @param has whether the command has the phase of this name
   */
  Map<String, Duration> limits(Predicate<String> has) {
    Map<String, Duration> named = new HashMap<>();
    for (String phase : phases) {
      int equals = phase.indexOf('=');
      String word = phase.substring(0, Math.max(0, equals));
      if (!PhaseLimits.isPhase(word)) {
        throw misuse("--phase-timeout", phase, "PHASE=DURATION with a phase that --help names");
      }
      if (!has.test(word)) {
        throw misuse("--phase-timeout", phase, "a limit of this command, which has no such phase");
      }
      named.put(word, duration("--phase-timeout", phase.substring(equals + 1)));
    }
    return named;
  }

  Duration duration(String option, String text) {
    return GoDuration.parse(text).orElseThrow(() -> misuse(option, text, "a duration, as 90s"));
  }

  private ParameterException misuse(String option, String text, String wanted) {
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "%s: '%s' is not %s".formatted(option, text, wanted));
  }
}
