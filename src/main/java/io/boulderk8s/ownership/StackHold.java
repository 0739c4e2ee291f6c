package io.boulderk8s.ownership;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.kube.HeldLease;
import io.boulderk8s.kube.Leases;
import io.boulderk8s.report.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * Marks this process as the one that works on a stack: the lock keeps processes of this
 * installation away, and the Lease, as soon as the namespace exists, tells everybody else.
 */
public final class StackHold implements AutoCloseable {
  private final StackLock lock;
  private final Leases leases;
  private final String namespace;
  private final String doing;
  private final boolean waits;
  private final Reporter reporter;
  private @Nullable HeldLease lease;

  /**
   * Begins with the lock.
   *
   * @param doing the work of this process, for messages to others
   * @param waits whether to wait for others, rather than to refuse
   */
  public StackHold(
      StackLock lock,
      Leases leases,
      String namespace,
      String doing,
      boolean waits,
      Reporter reporter) {
    this.lock = lock;
    this.leases = leases;
    this.namespace = namespace;
    this.doing = doing;
    this.waits = waits;
    this.reporter = reporter;
  }

  /** Takes the Lease; the namespace is this owner's. */
  public void announce() {
    if (lease == null) {
      lease = reporter.span("lease", () -> leases.take(namespace, doing, waits, reporter));
    }
  }

  @Override
  public void close() {
    try (lock) {
      if (lease != null) {
        Cancellation.shielded(lease::close);
      }
    }
  }
}
