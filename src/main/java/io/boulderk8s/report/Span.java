package io.boulderk8s.report;

import java.time.Instant;
import java.util.List;

/**
 * Something that took its time, as a trace shows it.
 *
 * @param id unique in its trace, from 1
 * @param parent the span that it is a part of; 0 for the first one
 * @param end when the trace was ended, for one that never was
 * @param failed whether it ended badly
 * @param marks what happened in it, in order
 */
public record Span(
    long id,
    long parent,
    String name,
    Instant start,
    Instant end,
    boolean failed,
    List<Mark> marks) {
  public Span {
    marks = List.copyOf(marks);
  }

  /** A moment of a span. */
  public record Mark(Instant time, String what) {}
}
