package io.boulderk8s.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Selects the lines that may show why something ended. Boulder and its tests print alarming
 * messages all the time, so only those near an end count.
 */
enum Suspects {
  /** The last lines of dependencies that failed, or are not healthy. */
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
  /** The end of a failed run's output, and the messages of its failed tests. */
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

  /** A line and the match in it. */
  record Hit(Log.Line line, Matcher match) {
    List<Evidence> evidence() {
      return List.of(line.evidence());
    }

    /** Returns the dependency that printed it, or the run. */
    String speaker() {
      return line.log().service().isEmpty() ? "the run" : "service " + line.log().service();
    }
  }

  Optional<Hit> first(Snapshot snapshot, Pattern pattern) {
    return first(snapshot, pattern, _ -> true);
  }

  /** Returns the first line with an accepted match. */
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
