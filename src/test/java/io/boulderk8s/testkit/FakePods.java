package io.boulderk8s.testkit;

import io.boulderk8s.kube.PodSource;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The test in the place of the API server: what it says of pods is reported at once. */
public final class FakePods implements PodSource {
  private final List<ResourceEventHandler<Pod>> handlers = new CopyOnWriteArrayList<>();
  private volatile boolean running = true;

  public void now(Pod pod) {
    handlers.forEach(handler -> handler.onUpdate(pod, pod));
  }

  public void gone(Pod pod) {
    handlers.forEach(handler -> handler.onDelete(pod, false));
  }

  /** As after an error of the API server. */
  public void fail() {
    running = false;
  }

  @Override
  public void add(ResourceEventHandler<Pod> pods, ResourceEventHandler<Event> events) {
    handlers.add(pods);
  }

  @Override
  public void remove(ResourceEventHandler<Pod> pods, ResourceEventHandler<Event> events) {
    handlers.remove(pods);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void close() {
    running = false;
  }
}
