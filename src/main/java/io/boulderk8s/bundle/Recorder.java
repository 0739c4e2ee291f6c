package io.boulderk8s.bundle;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * Watches a stack from the first second: events are forgotten by the cluster after an hour, and the
 * state of a pod that is deleted at once.
 */
public final class Recorder implements Recorded, AutoCloseable {
  private final History history;
  private final List<SharedIndexInformer<?>> informers;

  Recorder(History history, List<SharedIndexInformer<?>> informers) {
    this.history = history;
    this.informers = informers;
  }

  /** Begins at once; the namespace need not be there yet. */
  public static Recorder open(KubernetesClient client, String namespace, InstantSource clock) {
    History history = new History(clock);
    return new Recorder(
        history,
        List.of(
            client.pods().inNamespace(namespace).inform(handler(history::pod, history::gone), 0),
            events(client, namespace, history),
            // of nodes
            events(client, "default", history)));
  }

  private static SharedIndexInformer<Event> events(
      KubernetesClient client, String namespace, History history) {
    return client
        .v1()
        .events()
        .inNamespace(namespace)
        .inform(handler(history::event, Recorder::kept), 0);
  }

  @Override
  public List<Pod> pods() {
    return history.pods();
  }

  @Override
  public List<Event> events(Instant since) {
    return history.events(since);
  }

  @Override
  public List<String> timeline() {
    return history.timeline();
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::close);
  }

  /** The cluster forgets an event, the record does not. */
  private static void kept(Event event) {
    // nothing to do
  }

  private static <T extends HasMetadata> ResourceEventHandler<T> handler(
      Consumer<T> seen, Consumer<T> gone) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        seen.accept(object);
      }

      @Override
      public void onUpdate(T before, T now) {
        seen.accept(now);
      }

      @Override
      public void onDelete(T object, boolean finalStateUnknown) {
        gone.accept(object);
      }
    };
  }
}
