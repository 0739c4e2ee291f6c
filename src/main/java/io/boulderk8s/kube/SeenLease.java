package io.boulderk8s.kube;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A Lease that was read from the cluster. */
public record SeenLease(Lease lease) {
  static final String NAME = "boulder-k8s";

  /** The work of its holder (annotation). */
  static final String DOING = "boulder-k8s.io/doing";

  /** Changes with each renewal, whatever the holder's clock does (annotation). */
  static final String RENEWALS = "boulder-k8s.io/renewals";

  /** The shortest duration before a holder counts as dead, whatever a Lease says. */
  private static final Duration SHORTEST = Duration.ofSeconds(30);

  public Optional<LeaseHolder> holder() {
    return Optional.ofNullable(lease.getSpec())
        .map(spec -> spec.getHolderIdentity())
        .flatMap(LeaseHolder::parse);
  }

  /** Returns command, start and user. */
  public String doing() {
    return Objects.requireNonNullElse(
            lease.getMetadata().getAnnotations(), Map.<String, String>of())
        .getOrDefault(DOING, "it does not say what");
  }

  String version() {
    return lease.getMetadata().getResourceVersion();
  }

  /** Returns how long it may stay unchanged until its holder counts as dead. */
  public Duration duration() {
    Duration said =
        Optional.ofNullable(lease.getSpec())
            .map(spec -> spec.getLeaseDurationSeconds())
            .map(Duration::ofSeconds)
            .orElse(SHORTEST);
    return said.compareTo(SHORTEST) < 0 ? SHORTEST : said;
  }

  /** Makes the failure that its holder is alive. */
  BoulderK8sException busy(String namespace) {
    return BoulderK8sException.of(
        FailureKind.BUSY,
        "stack " + namespace,
        "another boulder-k8s works on it: " + doing(),
        "wait for it (`test --wait` does), or end it where it was started; `boulder-k8s down --force`"
            + " ends everything");
  }

  /** Adds one more read to an observation. */
  public LeaseObservation seen(Optional<LeaseObservation> before, Instant now) {
    return before
        .map(earlier -> earlier.next(version(), now))
        .orElseGet(() -> LeaseObservation.first(version(), now));
  }
}
