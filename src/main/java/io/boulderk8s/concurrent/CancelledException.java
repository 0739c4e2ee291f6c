package io.boulderk8s.concurrent;

import java.util.Optional;
import java.util.stream.Stream;

/** Ends cancelled work; thrown by the wait that it was in. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;
  private final String during;

  /**
   * Makes the exception of cancelled work.
   *
   * @param during the interrupted activity, as "waiting for pod db"
   */
  public CancelledException(Reason reason, String during) {
    super(reason.text() + " while " + during);
    this.reason = reason;
    this.during = during;
  }

  /** Finds it among the causes of a failure. */
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
