package io.boulderk8s.parity;

import java.util.List;

/**
 * The outcome of a comparison.
 *
 * @param facts the number of compared facts
 * @param unknown differences that fail the comparison
 * @param known differences listed in docs/parity.md, with the reason
 */
public record Parity(int facts, List<Difference> unknown, List<Excused> known) {
  public Parity {
    unknown = List.copyOf(unknown);
    known = List.copyOf(known);
  }

  /** A difference with its reason. */
  public record Excused(Difference difference, KnownDifference by) {}

  public boolean holds() {
    return unknown.isEmpty();
  }

  /** Returns a summary in one line. */
  public String summary() {
    return "parity: %d facts compared, %d unknown differences, %d known ones"
        .formatted(facts, unknown.size(), known.size());
  }
}
