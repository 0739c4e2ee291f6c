package io.boulderk8s.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shares one watch of each namespace: the first request opens it, and all others get the same one
 * until this is closed.
 */
public final class PodWatches implements AutoCloseable {
  private final Map<String, PodWatch> open = new HashMap<>();
  private final Function<String, PodWatch> opener;

  /**
   * Makes the watches of one cluster.
   *
   * @param label key of a label whose value is "true" on each pod of interest
   */
  public PodWatches(KubernetesClient client, String label) {
    this(namespace -> PodWatch.open(client, namespace, label));
  }

  PodWatches(Function<String, PodWatch> opener) {
    this.opener = opener;
  }

  /** Returns the watch of a namespace; a new one in place of one that has ended by itself. */
  public synchronized PodWatch of(String namespace) {
    @Nullable PodWatch there = open.get(namespace);
    if (there != null && there.isRunning()) {
      return there;
    }
    close(namespace);
    PodWatch fresh = opener.apply(namespace);
    open.put(namespace, fresh);
    return fresh;
  }

  /** Ends the watch of a deleted namespace. */
  public synchronized void close(String namespace) {
    @Nullable PodWatch there = open.remove(namespace);
    if (there != null) {
      there.close();
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(PodWatch::close);
    open.clear();
  }
}
