package io.boulderk8s.bundle;

import io.boulderk8s.concurrent.Cancellation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

  /**
   * Begins at once; the namespace need not be there yet.
   *
   * @throws KubernetesClientException when the cluster does not answer
   */
  public static Recorder open(KubernetesClient client, String namespace, InstantSource clock) {
    History history = new History(clock);
    List<SharedIndexInformer<?>> informers =
        List.of(
            pods(client, namespace, history),
            events(client, namespace, history),
            // of nodes
            events(client, "default", history));
    try {
      CompletableFuture.allOf(
              informers.stream()
                  .map(informer -> informer.start().toCompletableFuture())
                  .toArray(CompletableFuture[]::new))
          .get();
    } catch (ExecutionException e) {
      informers.forEach(SharedIndexInformer::close);
      throw e.getCause() instanceof KubernetesClientException known
          ? known
          : new IllegalStateException(e);
    } catch (InterruptedException e) {
      informers.forEach(SharedIndexInformer::close);
      throw Cancellation.interrupted("waiting for the first look at the stack");
    }
    return new Recorder(history, informers);
  }

  /** Where nothing can be watched. */
  public static Recorder none(InstantSource clock) {
    return new Recorder(new History(clock), List.of());
  }

  private static SharedIndexInformer<Pod> pods(
      KubernetesClient client, String namespace, History history) {
    SharedIndexInformer<Pod> informer = client.pods().inNamespace(namespace).runnableInformer(0);
    return informer.addEventHandler(handler(history::pod, history::gone));
  }

  private static SharedIndexInformer<Event> events(
      KubernetesClient client, String namespace, History history) {
    SharedIndexInformer<Event> informer =
        client.v1().events().inNamespace(namespace).runnableInformer(0);
    return informer.addEventHandler(handler(history::event, Recorder::kept));
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
