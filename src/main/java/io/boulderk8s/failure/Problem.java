package io.boulderk8s.failure;

/**
 * One thing that is wrong.
 *
 * @param where file:line:column, an object's name or a command; empty where there is no place
 * @param what what is wrong, one sentence
 * @param next what the user can do about it; empty where nothing is known
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
