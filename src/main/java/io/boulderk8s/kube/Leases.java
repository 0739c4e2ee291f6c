package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.concurrent.SteadyClock;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Manages the Leases in stacks' namespaces. On one machine file locks keep processes apart, and end
 * with them; a Lease tells everybody else on the cluster.
 *
 * @param self this process
 * @param clock one that never jumps, as {@link SteadyClock}: it tells when a Lease is stale
 * @param renewal the interval of renewals of a held Lease
 */
public record Leases(
    KubernetesClient api, LeaseHolder self, InstantSource clock, Pause pause, Duration renewal) {
  public static final Duration RENEWAL = Duration.ofSeconds(10);

  private static final Duration DURATION = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** Reads the Lease of a namespace. */
  public Optional<SeenLease> read(String namespace) {
    return Optional.ofNullable(api.leases().inNamespace(namespace).withName(SeenLease.NAME).get())
        .map(SeenLease::new);
  }

  /**
   * Takes the Lease of a namespace. A holder on this machine has ended: this process has the file
   * lock.
   *
   * @param doing the work of this process, for messages to others
   * @param waits whether to wait for the end of another process, rather than to refuse
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY when a process elsewhere is at work
   */
  public HeldLease take(String namespace, String doing, boolean waits, Reporter reporter) {
    try {
      while (true) {
        Optional<SeenLease> there = read(namespace);
        boolean free =
            there.flatMap(SeenLease::holder).filter(other -> !other.sharesLocksWith(self)).isEmpty()
                || !isAlive(namespace, there.get(), reporter);
        if (!free && !waits) {
          throw there.get().busy(namespace);
        }
        Optional<Lease> taken = free ? taken(namespace, doing, there) : Optional.empty();
        if (taken.isPresent()) {
          return HeldLease.renewing(this, taken.get());
        }
      }
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
        throw e;
      }
      reporter.notice(
          "the cluster allows no Lease in namespace %s (leases.coordination.k8s.io: get, create, update, delete): other installations cannot see that this one is at work"
              .formatted(namespace));
      return HeldLease.none(this);
    }
  }

  /** Takes over a Lease that was seen to be stale; returns false when it has changed since. */
  public boolean seize(String namespace, SeenLease seen, String doing) {
    return taken(namespace, doing, Optional.of(seen)).isPresent();
  }

  /** Returns an empty result when another process was faster, or the holder has released it. */
  private Optional<Lease> taken(String namespace, String doing, Optional<SeenLease> there) {
    Lease wanted = lease(namespace, doing);
    there.ifPresent(old -> wanted.getMetadata().setResourceVersion(old.version()));
    try {
      return Optional.of(
          there.isPresent() ? api.resource(wanted).update() : api.resource(wanted).create());
    } catch (KubernetesClientException e) {
      boolean changed =
          e.getCode() == HttpURLConnection.HTTP_CONFLICT
              || (there.isPresent() && e.getCode() == HttpURLConnection.HTTP_NOT_FOUND);
      if (changed) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Lease lease(String namespace, String doing) {
    return new LeaseBuilder()
        .withNewMetadata()
        .withName(SeenLease.NAME)
        .withNamespace(namespace)
        .addToAnnotations(SeenLease.DOING, doing)
        .endMetadata()
        .withNewSpec()
        .withHolderIdentity(self.identity())
        .withLeaseDurationSeconds(Math.toIntExact(DURATION.toSeconds()))
        .withAcquireTime(clock.instant().atZone(ZoneOffset.UTC))
        .withRenewTime(clock.instant().atZone(ZoneOffset.UTC))
        .endSpec()
        .build();
  }

  /**
   * Watches a Lease until its holder proves to be alive or dead: for one renewal interval, or for
   * the whole duration.
   */
  public boolean isAlive(String namespace, SeenLease first, Reporter reporter) {
    reporter.progress(
        "waiting to see whether another process is still at work on stack %s: %s (at most %d s)"
            .formatted(namespace, first.doing(), first.duration().toSeconds()));
    LeaseObservation observation = LeaseObservation.first(first.version(), clock.instant());
    while (!observation.isStale(first.duration())) {
      pause.pause(LOOK);
      Optional<SeenLease> now = read(namespace);
      if (now.isEmpty()) {
        return false;
      }
      observation = observation.next(now.get().version(), clock.instant());
      if (observation.renewed()) {
        return true;
      }
    }
    return false;
  }
}
