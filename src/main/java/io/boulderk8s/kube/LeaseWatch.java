package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.concurrent.Cancellation;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches Leases of other processes in the background, and reports those that become stale. */
public final class LeaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Leases leases;
  private final Consumer<Namespace> stale;
  private final Map<String, LeaseObservation> seen = new HashMap<>();
  private @Nullable Background<Boolean> watching;

  /**
   * Makes a watch.
   *
   * @param stale receives each namespace whose Lease was not renewed; this process has taken it
   *     over
   */
  public LeaseWatch(Leases leases, Consumer<Namespace> stale) {
    this.leases = leases;
    this.stale = stale;
  }

  /** Starts with these namespaces, each of which had a Lease. */
  public void begin(List<Namespace> namespaces) {
    if (!namespaces.isEmpty()) {
      List<Namespace> open = new ArrayList<>(namespaces);
      watching = Background.of(() -> watch(open));
    }
  }

  private boolean watch(List<Namespace> open) {
    open.removeIf(this::isSettled);
    // a cancelled call fails like one without an answer
    while (!open.isEmpty() && Cancellation.requested().isEmpty()) {
      leases.pause().pause(LOOK);
      open.removeIf(this::isSettled);
    }
    return true;
  }

  private boolean isSettled(Namespace namespace) {
    String name = namespace.getMetadata().getName();
    try {
      Optional<SeenLease> lease = leases.read(name);
      if (lease.isEmpty()) {
        return true;
      }
      LeaseObservation now =
          lease.get().seen(Optional.ofNullable(seen.get(name)), leases.clock().instant());
      seen.put(name, now);
      if (now.isStale(lease.get().duration()) && leases.seize(name, lease.get(), "a sweep")) {
        stale.accept(namespace);
        return true;
      }
      return now.renewed();
    } catch (KubernetesClientException e) {
      LOG.debug("lease of {} not read", name, e);
      return false;
    }
  }

  @Override
  public void close() {
    if (watching != null) {
      watching.close();
    }
  }
}
