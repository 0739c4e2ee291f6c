package io.boulderk8s.compose.tree;

import io.boulderk8s.compose.Source;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Collects what is wrong with the files of one reading, so that all of it is told at once. */
public final class Problems {
  private record Found(Source at, String what, String next) {}

  private final SequencedSet<Found> found = new LinkedHashSet<>();

  public void add(Source at, String what, String next) {
    found.add(new Found(at, what, next));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Throws all that was found, in the order of the files' lines. */
  public void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    throw new BoulderK8sException(
        FailureKind.CHECKOUT,
        found.stream()
            .sorted(Comparator.comparing(Found::at))
            .map(f -> Problem.at(f.at().toString(), f.what(), f.next()))
            .toList(),
        null);
  }
}
