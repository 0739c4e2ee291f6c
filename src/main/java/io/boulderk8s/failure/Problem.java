package io.boulderk8s.failure;

/**
 * One problem.
 *
 * @param where file:line:column, an object's name or a command; empty if there is no place
 * @param what the problem in one sentence
 * @param next the next step for the user; empty if none is known
 */
public record Problem(String where, String what, String next) {
  public static Problem at(String where, String what, String next) {
    return new Problem(where, what, next);
  }

  @Override
  public String toString() {
    return (where.isEmpty() ? "" : where + ": ") + what + (next.isEmpty() ? "" : "\n  -> " + next);
  }
}
