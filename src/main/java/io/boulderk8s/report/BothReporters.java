package io.boulderk8s.report;

import java.time.InstantSource;

/** Passes every event to two reporters; uses the first one's clock. */
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
