package io.boulderk8s.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares two recordings. */
public final class Comparison {
  private final List<KnownDifference> known;

  public Comparison(List<KnownDifference> known) {
    this.known = List.copyOf(known);
  }

  public Parity of(Recording compose, Recording kubernetes) {
    SortedSet<Fact.Key> keys = new TreeSet<>(compose.facts().keySet());
    keys.addAll(kubernetes.facts().keySet());
    List<Difference> unknown = new ArrayList<>();
    List<Parity.Excused> excused = new ArrayList<>();
    for (Fact.Key key : keys) {
      Difference difference =
          new Difference(
              key,
              Optional.ofNullable(compose.facts().get(key)),
              Optional.ofNullable(kubernetes.facts().get(key)));
      if (difference.compose().equals(difference.kubernetes())) {
        continue;
      }
      reason(difference)
          .ifPresentOrElse(
              reason -> excused.add(new Parity.Excused(difference, reason)),
              () -> unknown.add(difference));
    }
    return new Parity(keys.size(), unknown, excused);
  }

  private Optional<KnownDifference> reason(Difference difference) {
    return known.stream().filter(one -> one.covers(difference)).findFirst();
  }
}
