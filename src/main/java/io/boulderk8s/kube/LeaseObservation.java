package io.boulderk8s.kube;

import java.time.Duration;

/**
 * What was seen of a Lease, on the steady clock of whoever looks. No time that its holder wrote is
 * compared with ours (client-go's leader election does the same): a clock that jumped changes
 * nothing. It is stale when it has stayed as it is for its whole duration while the API server
 * answered us: had it not, its holder could not have renewed it either.
 *
 * @param version the resourceVersion
 * @param since nanoseconds, when this version was first seen
 * @param last nanoseconds, when it was last looked at
 * @param renewed whether it changed while it was watched: its holder is alive
 */
public record LeaseObservation(String version, long since, long last, boolean renewed) {
  /** No longer between two looks, or what happened meanwhile is not known. */
  static final Duration LONGEST_GAP = Duration.ofSeconds(15);

  public static LeaseObservation first(String version, long now) {
    return new LeaseObservation(version, now, now, false);
  }

  /** After one more look. */
  public LeaseObservation next(String seen, long now) {
    if (!seen.equals(version)) {
      return new LeaseObservation(seen, now, now, true);
    }
    boolean blind = now - last > LONGEST_GAP.toNanos();
    return new LeaseObservation(version, blind ? now : since, now, renewed);
  }

  /** Whether nobody renewed it for so long. */
  public boolean isStale(Duration duration) {
    return last - since >= duration.toNanos();
  }
}
