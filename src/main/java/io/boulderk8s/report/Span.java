package io.boulderk8s.report;

import java.time.Instant;
import java.util.List;

/**
 * A span of time in a trace.
 *
 * @param id unique in its trace, from 1
 * @param parent the span that contains it; 0 for the first one
 * @param end the end of the trace, for a span that did not end before
 * @param failed whether it ended with a failure
 * @param marks moments in it, in order
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

  /** A named moment in a span. */
  public record Mark(Instant time, String what) {}
}
