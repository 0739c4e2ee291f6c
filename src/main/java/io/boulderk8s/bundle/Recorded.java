package io.boulderk8s.bundle;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;

/** What was seen of a stack, whoever saw it. */
public interface Recorded {
  /** Each pod as it was seen last, also those that are gone. */
  List<Pod> pods();

  /** Events that happened since then, oldest first. */
  List<Event> events(Instant since);

  /** A line for each change of a pod. */
  List<String> timeline();
}
