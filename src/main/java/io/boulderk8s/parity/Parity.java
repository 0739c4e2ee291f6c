package io.boulderk8s.parity;

import java.util.List;

/**
 * The outcome of a comparison.
 *
 * @param facts how many were compared
 * @param unknown what must not be
 * @param known what is listed in docs/parity.md, with the reason
 */
public record Parity(int facts, List<Difference> unknown, List<Excused> known) {
  public Parity {
    unknown = List.copyOf(unknown);
    known = List.copyOf(known);
  }

  /** A difference with what excuses it. */
  public record Excused(Difference difference, KnownDifference by) {}

  public boolean holds() {
    return unknown.isEmpty();
  }

  /** One line that says it all. */
  public String summary() {
    return "parity: %d facts compared, %d unknown differences, %d known ones"
        .formatted(facts, unknown.size(), known.size());
  }
}
