package io.boulderk8s.manifest;

import io.boulderk8s.compose.HealthCheck;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.time.Duration;

/**
 * Turns a Compose health check into probes. It marks a container and never restarts one: so it
 * becomes a startup probe that cannot fail for good and a readiness probe, never a liveness probe.
 * Kubernetes' shortest period is one second.
 */
final class Probes {
  private static final int NEVER = Integer.MAX_VALUE;

  private Probes() {}

  static Probe startup(HealthCheck check) {
    return probe(check, check.startInterval()).withFailureThreshold(NEVER).build();
  }

  static Probe readiness(HealthCheck check) {
    return probe(check, check.interval())
        .withFailureThreshold(Math.max(1, check.retries()))
        .build();
  }

  private static ProbeBuilder probe(HealthCheck check, Duration period) {
    return new ProbeBuilder()
        .withNewExec()
        .withCommand(Literal.words(check.command()))
        .endExec()
        .withPeriodSeconds(seconds(period))
        .withTimeoutSeconds(seconds(check.timeout()));
  }

  private static int seconds(Duration duration) {
    long rounded = duration.toSeconds() + (duration.toNanosPart() > 0 ? 1 : 0);
    return Math.clamp(rounded, 1, Integer.MAX_VALUE);
  }
}
