package io.boulderk8s.diagnose;

import io.boulderk8s.boulder.BoulderLogs;
import io.boulderk8s.results.TestCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what the services printed when a test failed. */
final class Surroundings {
  /** The lines before the result: Boulder's services print into the test's own output. */
  private static final int WINDOW = 400;

  private static final Duration AROUND = Duration.ofSeconds(3);
  private static final int SHOWN = 4;

  private Surroundings() {}

  static List<Evidence> of(Snapshot snapshot, TestCase test) {
    Optional<Log.Line> result = place(snapshot, test.place());
    if (result.isEmpty()) {
      return List.of();
    }
    Log log = result.get().log();
    int at = result.get().index();
    List<Log.Line> before = log.between(at - WINDOW, at);
    List<Evidence> evidence = new ArrayList<>(last(before.stream().filter(Surroundings::alarming)));
    time(before)
        .ifPresent(
            moment ->
                evidence.addAll(
                    last(
                        snapshot.logs().stream()
                            .filter(other -> !other.file().equals(log.file()))
                            .flatMap(other -> other.tail(other.lines().size()).stream())
                            .filter(Surroundings::alarming)
                            .filter(line -> near(line, moment)))));
    return evidence;
  }

  private static Optional<Log.Line> place(Snapshot snapshot, String place) {
    int colon = place.lastIndexOf(':');
    int number = Integer.parseInt(place.substring(colon + 1));
    return snapshot
        .log("test/" + place.substring(0, colon) + ".log")
        .map(log -> new Log.Line(log, number - 1 - log.skipped()))
        .filter(line -> line.index() >= 0 && line.index() < line.log().lines().size());
  }

  private static boolean alarming(Log.Line line) {
    return BoulderLogs.ALARMING.matcher(line.text()).find();
  }

  private static Optional<Instant> time(List<Log.Line> before) {
    return before.reversed().stream().flatMap(line -> line.time().stream()).findFirst();
  }

  private static boolean near(Log.Line line, Instant moment) {
    return line.time()
        .filter(time -> Duration.between(time, moment).abs().compareTo(AROUND) <= 0)
        .isPresent();
  }

  private static List<Evidence> last(Stream<Log.Line> lines) {
    List<Log.Line> all = lines.toList();
    return all.subList(Math.max(0, all.size() - SHOWN), all.size()).stream()
        .map(Log.Line::evidence)
        .toList();
  }
}
