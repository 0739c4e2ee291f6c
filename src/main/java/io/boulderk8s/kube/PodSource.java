package io.boulderk8s.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/**
 * Reports the pods and the events of one namespace to any number of handlers: to each all that are
 * there, and then each change.
 */
public interface PodSource extends AutoCloseable {
  /** Returns when the handlers have seen what is known now. They must not block. */
  void add(ResourceEventHandler<Pod> pods, ResourceEventHandler<Event> events);

  void remove(ResourceEventHandler<Pod> pods, ResourceEventHandler<Event> events);

  /** Returns false when nothing will be reported any more, as after an error of the API server. */
  boolean isRunning();

  @Override
  void close();
}
