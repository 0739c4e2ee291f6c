package io.boulderk8s.deploy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that services have to become ready. It ends before that of the phase, whose end cannot
 * say which service it was, what its probe said and what still serves.
 */
final class ServiceDeadline {
  /** For what is asked of the API server then. */
  private static final Duration MOST_FOR_WORDS = Duration.ofSeconds(10);

  private final Duration limit;
  private final InstantSource clock;
  private volatile Instant end;

  /**
   * @param limit of the phase
   */
  ServiceDeadline(Duration limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
    this.end = clock.instant();
  }

  /** Begins the time. */
  void begin() {
    Duration words = limit.dividedBy(10);
    end =
        clock
            .instant()
            .plus(limit.minus(words.compareTo(MOST_FOR_WORDS) < 0 ? words : MOST_FOR_WORDS));
  }

  Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
