package io.boulderk8s.cli;

import io.boulderk8s.report.TreeReporter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Draws the live tree at a terminal as long as the process lives. */
final class LiveTerminal {
  private static final int USUAL_WIDTH = 80;
  private static final long TURN_MILLIS = 120;

  private LiveTerminal() {}

  static TreeReporter reporter(Invocation invocation) {
    TreeReporter reporter =
        new TreeReporter(invocation.stderr(), width(invocation), invocation.clock());
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    Future<?> _ =
        ticks.scheduleAtFixedRate(reporter::tick, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    return reporter;
  }

  /**
   * The width: COLUMNS of the user, else the property that the launcher sets (a variable could be
   * one that the Compose file reads). A terminal narrower than this would wrap lines.
   */
  private static int width(Invocation invocation) {
    return invocation
        .variable("COLUMNS")
        .filter(text -> text.matches("[1-9][0-9]{1,3}"))
        .map(Integer::valueOf)
        .or(() -> Optional.of(invocation.columns()).filter(columns -> columns >= 10))
        .orElse(USUAL_WIDTH);
  }
}
