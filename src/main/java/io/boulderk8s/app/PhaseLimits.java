package io.boulderk8s.app;

import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Limits.Phase;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The user's limits for the phases of a command.
 *
 * @param phases by the name of a phase, as `setup`
 * @param run the limit of the tests; overrides `phases`
 */
public record PhaseLimits(Map<String, Duration> phases, Optional<Duration> run) {
  public PhaseLimits {
    phases = Map.copyOf(phases);
  }

  public static boolean isPhase(String word) {
    return Phase.named(word).isPresent();
  }

  /** Whether `up` has it: the others begin when the tests do. */
  public static boolean isPhaseOfUp(String word) {
    return Phase.named(word).filter(phase -> phase.compareTo(Phase.START) < 0).isPresent();
  }

  Limits limits() {
    Map<Phase, Duration> named = new EnumMap<>(Phase.class);
    phases.forEach((word, limit) -> Phase.named(word).ifPresent(phase -> named.put(phase, limit)));
    run.ifPresent(limit -> named.put(Phase.RUN, limit));
    return Limits.standard().with(named);
  }
}
