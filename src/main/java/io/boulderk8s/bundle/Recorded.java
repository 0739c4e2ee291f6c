package io.boulderk8s.bundle;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;

/** What a recorder saw of a stack. */
public interface Recorded {
  /** Returns each pod as it was last seen, also deleted ones. */
  List<Pod> pods();

  /** Returns events that happened since then, oldest first. */
  List<Event> events(Instant since);

  /** Returns a line for each change of a pod. */
  List<String> timeline();
}
