package io.boulderk8s.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * A place that a run's output goes to. When it takes no more (a closed pipe, a full disk) the run
 * goes on without it, and the end of the run tells: a fault here must neither stop the tests nor be
 * taken for a broken connection.
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
   * @param first done when the first bytes come
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
    // a PrintStream tells nobody
    broken |= to instanceof PrintStream print && print.checkError();
    written += broken ? 0 : length;
  }

  /** What the user must be told when it did not take everything. */
  synchronized Optional<String> unwritten(String name) {
    return broken
        ? Optional.of(
            name + " took no more after " + written + " bytes (a closed pipe, a full disk)")
        : Optional.empty();
  }
}
