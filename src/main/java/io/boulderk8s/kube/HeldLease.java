package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Cancellation;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a Lease and renews it until closed. While the API server is away it keeps trying: nobody
 * can observe then that it was not renewed.
 */
public final class HeldLease implements AutoCloseable {
  private static final Duration END = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

  private final Leases leases;
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lease").factory());
  private volatile @Nullable Lease held;

  /** Only the renewing thread counts. */
  private long renewals;

  private HeldLease(Leases leases, @Nullable Lease held) {
    this.leases = leases;
    this.held = held;
  }

  /** Returns a holder for clusters that forbid Leases. */
  static HeldLease none(Leases leases) {
    return new HeldLease(leases, null);
  }

  static HeldLease renewing(Leases leases, Lease taken) {
    HeldLease lease = new HeldLease(leases, taken);
    long nanos = leases.renewal().toNanos();
    var _ = lease.renewal.scheduleWithFixedDelay(lease::renew, nanos, nanos, TimeUnit.NANOSECONDS);
    return lease;
  }

  private void renew() {
    Lease lease = held;
    if (lease == null) {
      return;
    }
    try {
      lease.getSpec().setRenewTime(leases.clock().instant().atZone(ZoneOffset.UTC));
      lease.getMetadata().getAnnotations().put(SeenLease.RENEWALS, Long.toString(++renewals));
      held = leases.api().resource(lease).update();
    } catch (KubernetesClientException e) {
      LOG.warn("lease of {} not renewed", lease.getMetadata().getNamespace(), e);
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT
          || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        lookAgain(lease);
      }
    }
  }

  /** A write may have succeeded although its answer was lost; or the stack was removed. */
  private void lookAgain(Lease lease) {
    try {
      held =
          leases
              .read(lease.getMetadata().getNamespace())
              .map(SeenLease::lease)
              .filter(
                  now ->
                      leases.self().identity().equals(now.getSpec().getHolderIdentity())
                          && now.getMetadata().getUid().equals(lease.getMetadata().getUid()))
              .orElse(null);
    } catch (KubernetesClientException e) {
      LOG.warn("lease of {} not read", lease.getMetadata().getNamespace(), e);
    }
  }

  /** Releases it: this process has finished its work. */
  @Override
  public void close() {
    renewal.shutdown();
    if (!isQuiet()) {
      // the API server does not answer: the lease becomes stale by itself
      return;
    }
    Lease last = held;
    if (last != null) {
      lookAgain(last);
    }
    Lease now = held;
    if (now != null) {
      release(now);
    }
  }

  /** Tells whether no renewal is under way that would write it again. */
  private boolean isQuiet() {
    try {
      return renewal.awaitTermination(END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("releasing a lease");
    }
  }

  private void release(Lease lease) {
    try {
      leases.api().resource(lease).lockResourceVersion().delete();
    } catch (KubernetesClientException e) {
      LOG.warn("lease of {} not released", lease.getMetadata().getNamespace(), e);
    }
  }
}
