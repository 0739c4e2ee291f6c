package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/**
 * Reports the pods and the events of one namespace to any number of handlers: to each all existing
 * ones, and then each change.
 */
public interface PodSource extends AutoCloseable {
  /** Adds handlers, which must not block, and returns when they have seen all known objects. */
  void add(ResourceEventHandler<Pod> pods, ResourceEventHandler<Event> events);

  void remove(ResourceEventHandler<Pod> pods, ResourceEventHandler<Event> events);

  /** Returns false when no further reports will come, as after an error of the API server. */
  boolean isRunning();

  @Override
  void close();
}
