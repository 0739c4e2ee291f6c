package io.boulderk8s.run;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Limits the phases of a command: the one place for limits that a slow machine, a slow network or a
 * big checkout can reach. Work within a phase has no limit of its own, or one that follows from its
 * object (a pod's grace period, a health check's retries).
 *
 * <p>Constants elsewhere limit one quick call, or recognise a failure rather than slowness:
 *
 * <table>
 * <caption>limits that no option changes</caption>
 * <tr><th>where</th><th>limit</th><th>why it may stay</th></tr>
 * <tr><td>QUICK, LOOK, CALL, UPGRADE of docker, kind, kubectl, exec and API calls</td>
 *     <td>5 s to 2 min</td><td>one question to a program of this machine or to the API server</td></tr>
 * <tr><td>image.RegistryProbe</td><td>8 s</td><td>one question; silence is an answer: it is made
 *     or built in place of pulled</td></tr>
 * <tr><td>kube.PodProblem, kube.Pid1</td><td>7 s, 2 s</td><td>how long a sign of something
 *     hopeless has to last; they end a wait early, and never make one too short</td></tr>
 * <tr><td>kube.PodLifecycle, deploy.StackNamespace</td><td>grace period + 30 s, + 3 min</td>
 *     <td>`stop_grace_period` is in it</td></tr>
 * <tr><td>cluster.KindNodes</td><td>3 min</td><td>nodes that run and whose API server says for so long
 *     that they are not ready are ill, not slow</td></tr>
 * <tr><td>cluster.KindTool (create), image.EngineImages (pull, build, load), image.ImageSupply
 *     (recipes)</td><td>a day</td><td>the phases `cluster` and `images` end them</td></tr>
 * <tr><td>matrix.exec.CellProcess</td><td>--timeout + 70 min</td><td>a cell has the phases of `test`
 *     itself; this one is for a process that keeps none of them</td></tr>
 * <tr><td>matrix.exec (views, store), cluster.SnapshotTool, parity.probe</td><td>1 min to 3 h</td><td>no phase of
 *     `test` or `up`: matrix --context, snapshot and parity</td></tr>
 * </table>
 */
public record Limits(Map<Phase, Duration> of) {
  private static final Duration NEVER_REACHED = Duration.ofDays(1);

  /** The phases of a `test`, in order; the user may limit them. */
  public enum Phase {
    /** Until the cluster answers; this may include building its node from packages. */
    CLUSTER(Duration.ofHours(2)),
    /** Until every image is on the nodes; this may include building them. */
    IMAGES(Duration.ofHours(2)),
    /** The setup service. */
    SETUP(Duration.ofMinutes(30)),
    /** Until the conditions of `depends_on` hold. */
    DEPENDENCIES(Duration.ofMinutes(15)),
    /** Until the run's container runs. */
    START(Duration.ofMinutes(5)),
    /** The test command itself. */
    RUN(Duration.ZERO),
    /** The time without contact to a run before its outcome counts as unknown. */
    CONTACT(Duration.ofMinutes(10)),
    /** Until the container's end confirms the exit code. */
    END(Duration.ofMinutes(2));

    private final Duration standard;

    Phase(Duration standard) {
      this.standard = standard;
    }

    /** Returns the name that the user types. */
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

  /** Returns the standard limits with these in place of some. */
  public Limits with(Map<Phase, Duration> others) {
    Map<Phase, Duration> all = new EnumMap<>(of);
    all.putAll(others);
    return new Limits(all);
  }

  /** Returns an empty result for a phase without a limit. */
  public Optional<Duration> limit(Phase phase) {
    return Optional.ofNullable(of.get(phase)).filter(Duration::isPositive);
  }

  /** Returns a limit for callers that need one: an unreachable one where there is none. */
  public Duration bound(Phase phase) {
    return limit(phase).orElse(NEVER_REACHED);
  }

  /** Returns the option that changes the limit, for a message. */
  public static String option(Phase phase) {
    return phase == Phase.RUN ? "--timeout" : "--phase-timeout " + phase.word() + "=DURATION";
  }
}
