package io.boulderk8s.kube;

import io.boulderk8s.concurrent.Cancellation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches by two informers: the pods of a namespace, and its events where the cluster permits that.
 */
final class PodInformers implements PodSource {
  private static final Logger LOG = LoggerFactory.getLogger(PodInformers.class);

  private final SharedIndexInformer<Pod> pods;
  private final Optional<SharedIndexInformer<Event>> events;

  private PodInformers(SharedIndexInformer<Pod> pods, Optional<SharedIndexInformer<Event>> events) {
    this.pods = pods;
    this.events = events;
  }

  /**
   * Returns when both have listed the existing objects; the namespace need not exist yet.
   *
   * @throws KubernetesClientException when the pods cannot be listed
   */
  static PodInformers open(KubernetesClient client, String namespace) {
    SharedIndexInformer<Pod> pods = client.pods().inNamespace(namespace).runnableInformer(0);
    SharedIndexInformer<Event> events =
        client.v1().events().inNamespace(namespace).runnableInformer(0);
    CompletableFuture<Void> listed = pods.start().toCompletableFuture();
    CompletableFuture<Void> told = events.start().toCompletableFuture();
    boolean open = false;
    try {
      awaitList(listed);
      open = true;
      return new PodInformers(pods, allowed(events, told, namespace));
    } finally {
      if (!open) {
        pods.close();
        events.close();
      }
    }
  }

  private static Optional<SharedIndexInformer<Event>> allowed(
      SharedIndexInformer<Event> events, CompletableFuture<Void> told, String namespace) {
    try {
      awaitList(told);
      return Optional.of(events);
    } catch (KubernetesClientException e) {
      LOG.info("events of namespace {} cannot be watched: {}", namespace, e.getMessage());
      events.close();
      return Optional.empty();
    }
  }

  private static void awaitList(CompletableFuture<Void> start) {
    try {
      start.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KubernetesClientException known
          ? known
          : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for the list of pods");
    }
  }

  @Override
  public void add(ResourceEventHandler<Pod> onPod, ResourceEventHandler<Event> onEvent) {
    pods.addEventHandler(onPod);
    events.ifPresent(informer -> informer.addEventHandler(onEvent));
  }

  @Override
  public void remove(ResourceEventHandler<Pod> onPod, ResourceEventHandler<Event> onEvent) {
    pods.removeEventHandler(onPod);
    events.ifPresent(informer -> informer.removeEventHandler(onEvent));
  }

  @Override
  public boolean isRunning() {
    return pods.isRunning();
  }

  @Override
  public void close() {
    pods.close();
    events.ifPresent(SharedIndexInformer::close);
  }
}
