package io.boulderk8s.concurrent;

import java.util.Optional;
import java.util.stream.Stream;

/** Work ended before its own end, because it was cancelled. Thrown by whatever was waiting. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;
  private final String during;

  /**
   * Work that was cancelled.
   *
   * @param during what went on, as "waiting for pod db"
   */
  public CancelledException(Reason reason, String during) {
    super(reason.text() + " while " + during);
    this.reason = reason;
    this.during = during;
  }

  /** What a failure comes from, if that is it. */
  public static Optional<CancelledException> in(Throwable failure) {
    return Stream.of(failure, failure.getCause())
        .filter(CancelledException.class::isInstance)
        .map(CancelledException.class::cast)
        .findFirst();
  }

  public Reason reason() {
    return reason;
  }

  public String during() {
    return during;
  }
}
