package io.boulderk8s.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a report of Go's race detector: `--enable-race-detection`, and all of Boulder's binaries in
 * CI.
 */
final class RaceReport implements Analyzer {
  private static final String HEADING = "WARNING: DATA RACE";
  private static final Pattern ACCESS =
      Pattern.compile("^(Previous )?([Ww]rite|[Rr]ead) at 0x[0-9a-f]+ by .*");
  private static final int LONGEST_REPORT = 60;

  @Override
  public Optional<Verdict> look(Snapshot snapshot) {
    return snapshot
        .output()
        .flatMap(log -> log.tail(log.lines().size()).stream())
        .filter(line -> line.text().contains(HEADING))
        .findFirst()
        .map(RaceReport::verdict);
  }

  private static Verdict verdict(Log.Line heading) {
    List<Log.Line> report =
        heading.log().between(heading.index() + 1, heading.index() + LONGEST_REPORT);
    List<Evidence> evidence =
        report.stream()
            .filter(line -> isAccess(line) || isAccess(before(line)))
            .limit(4)
            .map(Log.Line::evidence)
            .toList();
    return Verdict.of(
        Cause.RACE,
        "the race detector reported a data race",
        evidence.isEmpty() ? List.of(heading.evidence()) : evidence);
  }

  /** The line after it names the innermost function of the stack. */
  private static boolean isAccess(Log.Line line) {
    return ACCESS.matcher(line.text().strip()).matches();
  }

  private static Log.Line before(Log.Line line) {
    return new Log.Line(line.log(), Math.max(0, line.index() - 1));
  }
}
