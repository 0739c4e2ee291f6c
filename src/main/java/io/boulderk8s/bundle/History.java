package io.boulderk8s.bundle;

import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keeps what was seen of the objects of a stack, in order. */
final class History {
  /** Limits the changes of a pod, so that one that keeps changing does not fill the memory. */
  private static final int LONGEST_TIMELINE = 5000;

  private final InstantSource clock;
  private final Map<String, Pod> pods = new LinkedHashMap<>();
  private final Map<String, String> states = new HashMap<>();
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final List<String> timeline = new ArrayList<>();

  History(InstantSource clock) {
    this.clock = clock;
  }

  /** A later pod of the same name replaces the one before it. */
  synchronized void pod(Pod pod) {
    String name = pod.getMetadata().getName();
    pods.put(name, pod);
    String state = said(PodStates.of(pod));
    if (!state.equals(
        states.put(Objects.requireNonNullElse(pod.getMetadata().getUid(), name), state))) {
      note(name, state);
    }
  }

  synchronized void gone(Pod pod) {
    note(pod.getMetadata().getName(), "deleted");
  }

  synchronized void event(Event event) {
    events.put(Objects.requireNonNullElse(event.getMetadata().getUid(), event.toString()), event);
  }

  private void note(String name, String state) {
    if (timeline.size() < LONGEST_TIMELINE) {
      timeline.add("%s  %s: %s".formatted(clock.instant(), name, state));
    }
  }

  private static String said(PodState state) {
    return switch (state) {
      case PodState.Coming(String what) -> "coming: " + what;
      case PodState.Running(boolean healthy) -> healthy ? "running" : "running, not ready";
      case PodState.Ended(int code, String reason) -> "ended: " + code + " " + reason;
      case PodState.Impossible(String reason) -> "cannot run: " + reason;
    };
  }

  synchronized List<Pod> pods() {
    return List.copyOf(pods.values());
  }

  synchronized List<Event> events(Instant since) {
    return events.values().stream()
        .filter(
            event ->
                time(event)
                        .compareTo(since.minusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString())
                    >= 0)
        .sorted(Comparator.comparing(History::time))
        .toList();
  }

  /** Old and new reporters of events fill in different fields. */
  private static String time(Event event) {
    if (event.getLastTimestamp() != null) {
      return event.getLastTimestamp();
    }
    if (event.getEventTime() != null && event.getEventTime().getTime() != null) {
      return event.getEventTime().getTime();
    }
    return Objects.requireNonNullElse(event.getMetadata().getCreationTimestamp(), "");
  }

  synchronized List<String> timeline() {
    return List.copyOf(timeline);
  }
}
