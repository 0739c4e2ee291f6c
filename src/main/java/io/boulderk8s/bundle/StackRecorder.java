package io.boulderk8s.bundle;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.kube.PodSource;
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
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Watches a stack from the first second: the cluster forgets events after an hour, and the state of
 * a deleted pod at once.
 */
public final class StackRecorder implements Recorded, AutoCloseable {
  private final History history;
  private final Runnable end;

  StackRecorder(History history, Runnable end) {
    this.history = history;
    this.end = end;
  }

  /**
   * Starts at once.
   *
   * @param stack the one watch of the stack's namespace
   * @throws KubernetesClientException when the events of nodes cannot be listed
   */
  public static StackRecorder open(KubernetesClient client, PodSource stack, InstantSource clock) {
    History history = new History(clock);
    ResourceEventHandler<Pod> pods = handler(history::pod, history::gone);
    ResourceEventHandler<Event> events = handler(history::event, StackRecorder::kept);
    SharedIndexInformer<Event> ofNodes =
        client.v1().events().inNamespace("default").runnableInformer(0).addEventHandler(events);
    start(ofNodes);
    stack.add(pods, events);
    return new StackRecorder(
        history,
        () -> {
          stack.remove(pods, events);
          ofNodes.close();
        });
  }

  private static void start(SharedIndexInformer<?> informer) {
    boolean started = false;
    try {
      informer.start().toCompletableFuture().get();
      started = true;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KubernetesClientException known
          ? known
          : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for the first list of nodes");
    } finally {
      if (!started) {
        informer.close();
      }
    }
  }

  /** Records nothing, where a watch is not possible. */
  public static StackRecorder none(InstantSource clock) {
    return new StackRecorder(new History(clock), () -> {});
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
    end.run();
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
