package io.boulderk8s.parity;

import java.time.Instant;
import java.util.Optional;

/** The start and end of a container; empty if it has not happened. */
public record Lifetime(Optional<Instant> began, Optional<Instant> ended) {
  public static final Lifetime NONE = new Lifetime(Optional.empty(), Optional.empty());

  /**
   * Parses both as their system writes them, in ISO 8601; for what has not happened Docker writes
   * the year 1, Kubernetes nothing.
   */
  public static Lifetime of(String began, String ended) {
    return new Lifetime(moment(began), moment(ended));
  }

  private static Optional<Instant> moment(String text) {
    return Optional.of(text)
        .filter(word -> !word.isEmpty())
        .map(Instant::parse)
        .filter(moment -> moment.isAfter(Instant.EPOCH));
  }
}
