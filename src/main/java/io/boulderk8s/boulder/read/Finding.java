package io.boulderk8s.boulder.read;

import io.boulderk8s.failure.Problem;

/**
 * Something about the checkout that somebody should know.
 *
 * @param next the next step
 */
public record Finding(Place at, String what, String next) {
  Problem problem() {
    return Problem.at(at.toString(), what, next);
  }

  @Override
  public String toString() {
    return problem().toString();
  }
}
