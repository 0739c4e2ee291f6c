package io.boulderk8s.report;

import java.time.InstantSource;

/** Drops all events, for work whose outcome another reporter shows. */
public record SilentReporter(InstantSource clock) implements Reporter {
  @Override
  public void report(Event event) {
    // another reporter shows it
  }
}
