package io.boulderk8s.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines that may show why something ended. Boulder and its tests say alarming things all the
 * time, so only those near an end count.
 */
enum Suspects {
  /** The last words of dependencies that ended badly, or are not healthy. */
  DEPENDENCIES {
    @Override
    Stream<Log.Line> lines(Snapshot snapshot) {
      return snapshot
          .dependencies()
          .filter(
              container ->
                  container.ended().map(end -> end.getExitCode() != 0).orElse(!container.ready()))
          .flatMap(container -> snapshot.log(container.logFile()).stream())
          .flatMap(log -> log.tail(LAST_WORDS).stream());
    }
  },
  /** The end of what a failed run printed, and what its failed tests said. */
  RUN {
    @Override
    Stream<Log.Line> lines(Snapshot snapshot) {
      if (!snapshot.run().failed()) {
        return Stream.empty();
      }
      return snapshot.output().flatMap(log -> log.tail(LAST_WORDS).stream());
    }
  };

  private static final int LAST_WORDS = 100;

  abstract Stream<Log.Line> lines(Snapshot snapshot);

  /** A line with what the pattern found in it. */
  record Hit(Log.Line line, Matcher match) {
    List<Evidence> evidence() {
      return List.of(line.evidence());
    }

    /** The dependency that said it, or the run. */
    String speaker() {
      return line.log().service().isEmpty() ? "the run" : "service " + line.log().service();
    }
  }

  Optional<Hit> first(Snapshot snapshot, Pattern pattern) {
    return first(snapshot, pattern, _ -> true);
  }

  /** The first line in which the pattern finds something that passes. */
  Optional<Hit> first(Snapshot snapshot, Pattern pattern, Predicate<Matcher> passes) {
    return lines(snapshot)
        .flatMap(
            line -> {
              Matcher match = pattern.matcher(line.text());
              return match.find() && passes.test(match)
                  ? Stream.of(new Hit(line, match))
                  : Stream.empty();
            })
        .findFirst();
  }
}
