package io.boulderk8s.report;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Shows events to people at a terminal: what has ended stays as a line, what is going on is a tree
 * below it, with times. While a run prints, there is no tree: the terminal belongs to the run.
 */
public final class TreeReporter implements Reporter {
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final InstantSource clock;
  private final LiveRegion region;
  private final LiveTree tree = new LiveTree();
  private boolean hushed;

  public TreeReporter(PrintStream terminal, int width, InstantSource clock) {
    this.clock = clock;
    this.region = new LiveRegion(terminal, width);
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public synchronized void report(Event event) {
    switch (event) {
      case Event.StepStarted(String step) -> {
        tree.began(step, clock.instant());
        draw();
      }
      case Event.StepEnded(String step, Duration took) ->
          ended(step, GREEN + " ok " + PLAIN + step, took);
      case Event.StepFailed(String step, Duration took) ->
          ended(step, RED + " !! " + PLAIN + step + " failed", took);
      case Event.StepCancelled(String step, Duration took) ->
          ended(step, " -- " + step + " cancelled", took);
      case Event.OutputFollows() -> {
        stays(String.join("\n", tree.headings()));
        othersPrint();
      }
      case Event.Progress(String text) -> {
        tree.progress(text);
        draw();
      }
      case Event.ServiceChanged(String service, String state, boolean settled) -> {
        tree.service(service, state, settled, clock.instant());
        draw();
      }
      case Event.CellChanged(String cell, String command, String state, Standing standing) -> {
        tree.cell(cell, command, state, standing, clock.instant());
        draw();
      }
      case Event.RunStarted(String run) -> {
        stays("==> run " + run);
        othersPrint();
      }
      case Event.RunEnded _ -> {
        hushed = false;
        stays(PlainReporter.line(event));
      }
      case Event.CommandFailed _ -> stays(PlainReporter.line(event));
      case Event.CommandEnded _, Event.Detail _ -> {}
      case Event.Notice(String text) -> stays(BOLD + "note: " + PLAIN + text);
      case Event.Judged(String _, String _, String text, String bundle) -> {
        int end = text.indexOf('\n');
        stays(RED + text.substring(0, end) + PLAIN + text.substring(end) + "  bundle: " + bundle);
      }
    }
  }

  private void ended(String step, String line, Duration took) {
    String services = tree.summary();
    tree.ended(step);
    hushed = false;
    stays(line + services + " (" + PlainReporter.seconds(took) + ")");
  }

  private void othersPrint() {
    region.clear();
    hushed = true;
  }

  private void stays(String line) {
    region.above(line, hushed ? List.of() : tree.lines(clock.instant()));
  }

  private void draw() {
    if (!hushed && !tree.isIdle()) {
      region.show(tree.lines(clock.instant()));
    }
  }

  /** Redraws the times; call it some times a second. */
  public synchronized void tick() {
    draw();
  }
}
