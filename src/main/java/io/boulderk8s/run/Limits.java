package io.boulderk8s.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How long each phase of a command may take. */
public record Limits(Map<Phase, Duration> of) {
  /** What a `test` does, one after the other, and what its user may bound. */
  public enum Phase {
    /** Until the cluster answers; building its node from packages may be part of that. */
    CLUSTER(Duration.ofHours(2)),
    /** Until every image is on the nodes; building them may be part of that. */
    IMAGES(Duration.ofHours(2)),
    /** The setup service. */
    SETUP(Duration.ofMinutes(30)),
    /** Until the conditions of `depends_on` hold. */
    DEPENDENCIES(Duration.ofMinutes(15)),
    /** Until the run's container runs. */
    START(Duration.ofMinutes(5)),
    /** The test command itself. */
    RUN(Duration.ZERO),
    /** How long a run may be out of reach before its outcome counts as unknown. */
    CONTACT(Duration.ofMinutes(10)),
    /** Until the container's end confirms the exit code. */
    END(Duration.ofMinutes(2));

    private final Duration standard;

    Phase(Duration standard) {
      this.standard = standard;
    }

    /** As the user writes it. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Phase> named(String word) {
      return Stream.of(values()).filter(phase -> phase.word().equals(word)).findFirst();
    }
  }

  public Limits {
    of = Map.copyOf(of);
  }

  public static Limits standard() {
    return new Limits(
        Stream.of(Phase.values())
            .collect(Collectors.toMap(phase -> phase, phase -> phase.standard)));
  }

  /** With these in place of the standard ones. */
  public Limits with(Map<Phase, Duration> others) {
    Map<Phase, Duration> all = new EnumMap<>(of);
    all.putAll(others);
    return new Limits(all);
  }

  /** Empty: as long as it takes. */
  public Optional<Duration> limit(Phase phase) {
    return Optional.ofNullable(of.get(phase)).filter(Duration::isPositive);
  }

  /** For a message: which option changes the limit. */
  public static String option(Phase phase) {
    return phase == Phase.RUN ? "--timeout" : "--phase-timeout " + phase.word() + "=DURATION";
  }
}
