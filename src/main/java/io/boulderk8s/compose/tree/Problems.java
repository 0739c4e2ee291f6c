package io.boulderk8s.compose.tree;

import io.boulderk8s.compose.Source;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects the problems of one reading, so that all are reported at once. Problems that only
 * concern one part of the project (a service, a network) are kept apart: they do not count where
 * that part is not used.
 */
public final class Problems {
  private record Found(Source at, String what, String next) {
    Problem problem() {
      return Problem.at(at.toString(), what, next);
    }
  }

  private final SequencedSet<Found> found = new LinkedHashSet<>();
  private final SequencedSet<Found> inconsistencies = new LinkedHashSet<>();
  private final SortedMap<String, Problems> parts = new TreeMap<>();
  private final @Nullable Problems whole;

  public Problems() {
    this(null);
  }

  private Problems(@Nullable Problems whole) {
    this.whole = whole;
  }

  public void add(Source at, String what, String next) {
    found.add(new Found(at, what, next));
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Tells whether there is a problem at this place. */
  public boolean isAt(Source place) {
    return found.stream().anyMatch(f -> f.at().equals(place));
  }

  /** Returns the collection for a part of the project, by its path: "services.web". */
  public Problems ofPart(String path) {
    return parts.computeIfAbsent(path, _ -> new Problems(this));
  }

  /** Returns the collection of the project that this is a part of. */
  public Problems ofWhole() {
    return whole == null ? this : whole;
  }

  /** Adds a problem that Compose reports as soon as the part's profile is on, used or not. */
  public void addInconsistency(Source at, String what, String next) {
    (whole == null ? found : inconsistencies).add(new Found(at, what, next));
  }

  /** Counts the problems of a part whose profile is on. */
  public void enable(String path) {
    found.addAll(ofPart(path).inconsistencies);
  }

  /** Adds the problems of another part, which this one uses. */
  public void adopt(String path) {
    Problems part = ofWhole().ofPart(path);
    found.addAll(part.found);
    found.addAll(part.inconsistencies);
  }

  /** Counts the problems of all parts. */
  public void useAll() {
    parts
        .values()
        .forEach(
            part -> {
              found.addAll(part.found);
              found.addAll(part.inconsistencies);
            });
  }

  /** Returns the problems of the project as a whole, in the order of the files' lines. */
  public List<Problem> found() {
    return sorted();
  }

  /** Returns the problems of parts of the project, by their paths. */
  public SortedMap<String, List<Problem>> inParts() {
    SortedMap<String, List<Problem>> all = new TreeMap<>();
    parts.forEach((path, part) -> all.put(path, part.sorted()));
    all.values().removeIf(List::isEmpty);
    return all;
  }

  private List<Problem> sorted() {
    return Stream.concat(found.stream(), inconsistencies.stream())
        .sorted(Comparator.comparing(Found::at))
        .map(Found::problem)
        .toList();
  }

  /** Throws the problems of the project as a whole, in the order of the files' lines. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BoulderK8sException(FailureKind.CHECKOUT, sorted(), null);
    }
  }
}
