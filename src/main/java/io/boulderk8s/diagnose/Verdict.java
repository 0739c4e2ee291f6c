package io.boulderk8s.diagnose;

import java.util.List;

/**
 * The cause of a failure.
 *
 * @param what one sentence that names what failed
 * @param evidence the lines that show it
 * @param next the next step
 */
public record Verdict(Cause cause, Owner owner, String what, List<Evidence> evidence, String next) {
  public Verdict {
    evidence = List.copyOf(evidence);
  }

  static Verdict of(Cause cause, String what, List<Evidence> evidence) {
    return new Verdict(cause, cause.owner(), what, evidence, cause.next());
  }

  Verdict ownedBy(Owner other) {
    return new Verdict(cause, other, what, evidence, next);
  }

  Verdict then(String step) {
    return new Verdict(cause, owner, what, evidence, step);
  }

  /** Returns `verdict: crashed (dependency): ...`, the line to look for in a long log. */
  public String headline() {
    return "verdict: %s (%s): %s".formatted(cause.code(), owner, what);
  }
}
