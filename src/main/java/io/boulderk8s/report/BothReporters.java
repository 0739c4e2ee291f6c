package io.boulderk8s.report;

import java.time.InstantSource;

/** Tells two of everything; the clock is the first one's. */
public record BothReporters(Reporter first, Reporter second) implements Reporter {
  @Override
  public void report(Event event) {
    first.report(event);
    second.report(event);
  }

  @Override
  public InstantSource clock() {
    return first.clock();
  }
}
