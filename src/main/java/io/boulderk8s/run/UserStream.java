package io.boulderk8s.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Writes a run's output to the user. When that fails (a closed pipe, a full disk) the run goes on
 * without it, and the end of the run reports it: such a failure must neither stop the tests nor
 * count as a broken connection.
 */
final class UserStream extends OutputStream {
  private final OutputStream to;
  private long written;
  private boolean broken;
  private final Runnable first;

  UserStream(OutputStream to) {
    this(to, () -> {});
  }

  /**
   * @param first runs when the first bytes come
   */
  UserStream(OutputStream to, Runnable first) {
    this.to = to;
    this.first = first;
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    if (broken) {
      return;
    }
    if (written == 0 && length > 0) {
      first.run();
    }
    try {
      to.write(bytes, offset, length);
      to.flush();
    } catch (IOException e) {
      broken = true;
    }
    // a PrintStream hides failures
    broken |= to instanceof PrintStream print && print.checkError();
    written += broken ? 0 : length;
  }

  /** Returns the message for the user when the output was not written completely. */
  synchronized Optional<String> unwritten(String name) {
    return broken
        ? Optional.of(
            name + " took no more after " + written + " bytes (a closed pipe, a full disk)")
        : Optional.empty();
  }
}
