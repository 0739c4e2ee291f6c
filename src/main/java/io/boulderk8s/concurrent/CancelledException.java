package io.boulderk8s.concurrent;

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

  public Reason reason() {
    return reason;
  }

  public String during() {
    return during;
  }
}
