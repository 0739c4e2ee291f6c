package io.boulderk8s.report;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints events as lines of text, for logs, CI and screen readers. Nothing moves; a service gets a
 * line only when it is settled.
 */
public final class PlainReporter implements Reporter {
  private final PrintStream stderr;
  private final InstantSource clock;

  public PlainReporter(PrintStream stderr, InstantSource clock) {
    this.stderr = stderr;
    this.clock = clock;
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public synchronized void report(Event event) {
    if (isWorthALine(event)) {
      stderr.println(line(event));
      stderr.flush();
    }
  }

  private static boolean isWorthALine(Event event) {
    return switch (event) {
      case Event.ServiceChanged(String _, String _, boolean settled) -> settled;
      case Event.CellChanged(String _, String _, String _, Standing standing) -> standing.isOver();
      case Event.OutputFollows(), Event.CommandEnded _, Event.Detail _ -> false;
      default -> true;
    };
  }

  /** Formats an event as a line. */
  static String line(Event event) {
    return switch (event) {
      case Event.StepStarted(String step) -> "==> " + step;
      case Event.StepEnded(String step, Duration took) ->
          " ok " + step + " (" + seconds(took) + ")";
      case Event.StepFailed(String step, Duration took) ->
          " !! " + step + " failed after " + seconds(took);
      case Event.StepCancelled(String step, Duration took) ->
          " -- " + step + " cancelled after " + seconds(took);
      case Event.OutputFollows(), Event.CommandEnded _, Event.Detail _ -> "";
      case Event.Progress(String text) -> "    " + text;
      case Event.Notice(String text) -> "note: " + text;
      case Event.ServiceChanged(String service, String state, boolean _) ->
          "    " + service + " " + state;
      case Event.CellChanged(String cell, String command, String state, Standing standing) ->
          " %s %s %s: %s".formatted(standing.mark(), cell, state, command);
      case Event.Judged(String _, String _, String text, String bundle) ->
          text + "  bundle: " + bundle;
      case Event.RunStarted(String run) -> "==> run " + run;
      case Event.RunEnded(String run, int code, String failure) ->
          (failure.isEmpty() ? " ok run " : " !! run ") + run + " ended with " + code;
      case Event.CommandFailed failed -> failure(failed);
    };
  }

  private static String failure(Event.CommandFailed failed) {
    String bug =
        failed.stack().isEmpty()
            ? ""
            : "boulder-k8s: this is a bug, please report it with what follows\n" + failed.stack();
    return failed.problems().stream()
        .map(PlainReporter::problem)
        .collect(Collectors.joining("\n", bug + "boulder-k8s: ", log(failed)));
  }

  /** The launcher sets no log file where the cache folder is missing. */
  private static String log(Event.CommandFailed failed) {
    return failed.log().equals("/dev/null") ? "" : "\n  log: " + failed.log();
  }

  private static String problem(Event.Problem problem) {
    return (problem.where().isEmpty() ? "" : problem.where() + ": ")
        + problem.what()
        + (problem.next().isEmpty() ? "" : "\n  -> " + problem.next());
  }

  static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
