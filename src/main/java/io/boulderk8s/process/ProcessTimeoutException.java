package io.boulderk8s.process;

import java.time.Duration;

/** A program did not end within its limit and was ended. */
public final class ProcessTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ProcessTimeoutException(Command command, Duration limit) {
    super("`%s` did not end within %d s and was ended".formatted(command, limit.toSeconds()));
  }
}
