package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.plan.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Waits for `service_healthy`: opens with the first check that passes, the kubelet's or ours. We
 * check when Docker would, below a second where `start_interval` says so, and end the wait when
 * Docker would call the container unhealthy.
 */
final class HealthGate {
  private final PodWatch watch;
  private final HealthProbe probe;
  private final InstantSource clock;
  private final Duration limit;

  /**
   * @param limit of a wait, its container's start included; a container that Docker would call
   *     unhealthy ends it earlier
   */
  HealthGate(PodWatch watch, HealthProbe probe, InstantSource clock, Duration limit) {
    this.watch = watch;
    this.probe = probe;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Returns when the service is healthy.
   *
   * @throws BoulderK8sException DEPENDENCY when it ended, cannot run or is unhealthy; TIMEOUT
   */
  void await(Workload workload) {
    Gate gate = new Gate(workload, Condition.SERVICE_HEALTHY);
    Optional<HealthCheck> check = workload.container().probe();
    if (check.isEmpty()) {
      watch.await(workload.name(), gate.what(), limit, gate::answer);
      return;
    }
    Instant end = clock.instant().plus(limit);
    while (!passes(workload, gate, check.get(), end)) {
      // the container was restarted: its health starts again
    }
  }

  /** Returns false when the container no longer runs but may do so again. */
  private boolean passes(Workload workload, Gate gate, HealthCheck check, Instant end) {
    Gate started = new Gate(workload, Condition.SERVICE_STARTED);
    watch.await(workload.name(), started.what(), limit, started::answer);
    Instant start = clock.instant();
    HealthStreak streak = HealthStreak.none(check);
    while (running(workload)) {
      Duration pause = streak.pause(Duration.between(start, clock.instant()));
      if (watch.within(workload.name(), pause, gate::answer).isPresent()) {
        return true;
      }
      Instant begun = clock.instant();
      if (begun.isAfter(end)) {
        watch.await(workload.name(), gate.what(), Duration.ZERO, gate::answer);
      }
      switch (probe.run(workload, check.command(), check.timeout())) {
        case HealthProbe.Result.Passed _ -> {
          return true;
        }
        case HealthProbe.Result.Failed(String why) -> {
          streak = streak.failed(Duration.between(start, begun));
          refuseUnhealthy(gate, streak, why);
        }
        case HealthProbe.Result.NotLearned _ -> {}
      }
    }
    // the gate reports an end that is final
    return watch.within(workload.name(), Duration.ZERO, gate::answer).isPresent();
  }

  private boolean running(Workload workload) {
    return watch.pod(workload.name()).map(PodStates::of).orElse(null) instanceof PodState.Running;
  }

  private static void refuseUnhealthy(Gate gate, HealthStreak streak, String why) {
    if (streak.unhealthy()) {
      throw gate.failed(
          "is unhealthy: %d health checks in a row failed, the last one: %s"
              .formatted(streak.failures(), why));
    }
  }
}
