package io.boulderk8s.kube;

import java.time.Duration;
import java.time.Instant;

/**
 * An observation of a Lease on the observer's steady clock. Like client-go's leader election it
 * compares no time that the holder wrote with ours, so a clock that jumps changes nothing. The
 * Lease is stale when it stayed unchanged for its whole duration while the API server answered us:
 * otherwise its holder could not have renewed it either.
 *
 * @param version the resourceVersion
 * @param since when this version was first seen
 * @param last when it was last read
 * @param renewed whether it changed during the observation, so that its holder is alive
 */
public record LeaseObservation(String version, Instant since, Instant last, boolean renewed) {
  /**
   * The longest time between two reads; after a longer one we do not know what happened meanwhile.
   */
  static final Duration LONGEST_GAP = Duration.ofSeconds(15);

  public static LeaseObservation first(String version, Instant now) {
    return new LeaseObservation(version, now, now, false);
  }

  /** Returns the observation after one more read. */
  public LeaseObservation next(String seen, Instant now) {
    if (!seen.equals(version)) {
      return new LeaseObservation(seen, now, now, true);
    }
    boolean blind = Duration.between(last, now).compareTo(LONGEST_GAP) > 0;
    return new LeaseObservation(version, blind ? now : since, now, renewed);
  }

  /** Tells whether its holder has not renewed it for its whole duration. */
  public boolean isStale(Duration duration) {
    return Duration.between(since, last).compareTo(duration) >= 0;
  }
}
