package io.boulderk8s.boulder.read;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Collects findings, so that all are told at once, in the order of the files' lines. */
public final class Findings {
  private final SequencedSet<Finding> found = new LinkedHashSet<>();

  public void add(Place at, String what, String next) {
    found.add(new Finding(at, what, next));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Finding> sorted() {
    return found.stream().sorted(Comparator.comparing(Finding::at)).toList();
  }

  /**
   * Ends the reading where the findings mean that the checkout is not understood.
   *
   * @throws BoulderK8sException CHECKOUT, with all of them
   */
  public void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new BoulderK8sException(
          FailureKind.CHECKOUT, sorted().stream().map(Finding::problem).toList(), null);
    }
  }
}
