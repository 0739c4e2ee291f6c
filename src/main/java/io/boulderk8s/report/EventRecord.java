package io.boulderk8s.report;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Records events and their times, and passes them to another reporter. */
public final class EventRecord implements Reporter {
  /** Drops events beyond this number; a command rarely reports as many. */
  private static final int KEPT = 10_000;

  private final Reporter teller;
  private final List<Entry> entries = new ArrayList<>();

  public EventRecord(Reporter teller) {
    this.teller = teller;
  }

  /** An event and its time. */
  public record Entry(Instant time, Event event) {
    /** Formats it as a plain line. */
    public String text() {
      return PlainReporter.line(event);
    }
  }

  @Override
  public void report(Event event) {
    synchronized (entries) {
      if (entries.size() < KEPT && !(event instanceof Event.Detail)) {
        entries.add(new Entry(clock().instant(), event));
      }
    }
    teller.report(event);
  }

  @Override
  public InstantSource clock() {
    return teller.clock();
  }

  public List<Entry> entries() {
    synchronized (entries) {
      return List.copyOf(entries);
    }
  }
}
