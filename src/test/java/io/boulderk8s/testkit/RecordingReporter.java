package io.boulderk8s.testkit;

import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps events; its clock moves only when told, or by a fixed step at each look. */
public final class RecordingReporter implements Reporter {
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Duration step;
  private Instant now = Instant.EPOCH;

  public RecordingReporter() {
    this(Duration.ZERO);
  }

  public RecordingReporter(Duration step) {
    this.step = step;
  }

  @Override
  public void report(Event event) {
    events.add(event);
  }

  @Override
  public InstantSource clock() {
    return this::tick;
  }

  private synchronized Instant tick() {
    Instant then = now;
    now = now.plus(step);
    return then;
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<String> notices() {
    return events.stream()
        .filter(Event.Notice.class::isInstance)
        .map(event -> ((Event.Notice) event).text())
        .toList();
  }

  public List<String> progress() {
    return events.stream()
        .filter(Event.Progress.class::isInstance)
        .map(event -> ((Event.Progress) event).text())
        .toList();
  }

  public List<String> steps() {
    return events.stream()
        .filter(Event.StepStarted.class::isInstance)
        .map(event -> ((Event.StepStarted) event).step())
        .toList();
  }
}
