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
 * Collects what is wrong with the files of one reading, so that all of it is told at once. What
 * only keeps one part of the project (a service, a network) from being translated is collected
 * apart: it does not matter where that part is not used.
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

  /** Whether something was found at this place. */
  public boolean isAt(Source place) {
    return found.stream().anyMatch(f -> f.at().equals(place));
  }

  /** Those of a part of the project, by its path: "services.web". */
  public Problems ofPart(String path) {
    return parts.computeIfAbsent(path, _ -> new Problems(this));
  }

  /** Those of the project that this is a part of. */
  public Problems ofWhole() {
    return whole == null ? this : whole;
  }

  /**
   * Something that Compose refuses as soon as the part's profile is on, whether it is used or not.
   */
  public void addInconsistency(Source at, String what, String next) {
    (whole == null ? found : inconsistencies).add(new Found(at, what, next));
  }

  /** The profile of the part is on. */
  public void enable(String path) {
    found.addAll(ofPart(path).inconsistencies);
  }

  /** What is wrong with another part of the project is wrong with this one, which uses it. */
  public void adopt(String path) {
    Problems part = ofWhole().ofPart(path);
    found.addAll(part.found);
    found.addAll(part.inconsistencies);
  }

  /** All parts are used. */
  public void useAll() {
    parts
        .values()
        .forEach(
            part -> {
              found.addAll(part.found);
              found.addAll(part.inconsistencies);
            });
  }

  /** What was found for the project as a whole, in the order of the files' lines. */
  public List<Problem> found() {
    return sorted();
  }

  /** What was found in parts of the project, by their paths. */
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

  /** Throws all that was found for the project as a whole, in the order of the files' lines. */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BoulderK8sException(FailureKind.CHECKOUT, sorted(), null);
    }
  }
}
