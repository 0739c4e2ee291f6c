package io.boulderk8s.report;

import java.io.PrintStream;
import java.time.InstantSource;

/** Prints only what failed, and why. */
public record QuietReporter(PrintStream stderr, InstantSource clock) implements Reporter {
  @Override
  public void report(Event event) {
    if (event instanceof Event.Judged || event instanceof Event.CommandFailed) {
      stderr.println(PlainReporter.line(event));
      stderr.flush();
    }
  }
}
