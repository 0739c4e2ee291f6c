package io.boulderk8s.cli;

import io.boulderk8s.compose.keys.GoDuration;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Limits.Phase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long things may take. */
final class LimitOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "Stop the tests after this time, as 30m or 1h30m. Default: never.")
  private @Nullable String timeout;

  @Option(
      names = "--phase-timeout",
      paramLabel = "PHASE=DURATION",
      description =
          "Limit of a phase (repeatable; 0: none): cluster (2h), images (2h), setup (30m), dependencies (15m), start (5m), run (as --timeout), contact (10m: the run is out of reach), end (2m).")
  private List<String> phases = List.of();

  Limits limits() {
    Map<Phase, Duration> named = new EnumMap<>(Phase.class);
    for (String phase : phases) {
      int equals = phase.indexOf('=');
      Phase known =
          Phase.named(phase.substring(0, Math.max(0, equals)))
              .orElseThrow(() -> misuse("--phase-timeout", phase, "PHASE=DURATION"));
      named.put(known, duration("--phase-timeout", phase.substring(equals + 1)));
    }
    if (timeout != null) {
      named.put(Phase.RUN, duration("--timeout", timeout));
    }
    return Limits.standard().with(named);
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
