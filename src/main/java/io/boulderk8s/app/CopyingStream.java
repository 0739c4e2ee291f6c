package io.boulderk8s.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the user, and copies what the user received. It gives up a copy that cannot be written.
 */
final class CopyingStream extends OutputStream {
  private static final Logger LOG = LoggerFactory.getLogger(CopyingStream.class);

  private final OutputStream user;
  private final OutputStream copy;
  private boolean givenUp;

  CopyingStream(OutputStream user, OutputStream copy) {
    this.user = user;
    this.copy = copy;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    user.write(bytes, from, count);
    copy(bytes, from, count);
    // a PrintStream hides failures, and our caller needs them
    if (user instanceof PrintStream print && print.checkError()) {
      throw new IOException("the user's stream takes no more");
    }
  }

  private void copy(byte[] bytes, int from, int count) {
    if (givenUp) {
      return;
    }
    try {
      copy.write(bytes, from, count);
    } catch (IOException e) {
      givenUp = true;
      LOG.warn("the copy of the output is incomplete", e);
    }
  }

  @Override
  public void flush() throws IOException {
    user.flush();
  }

  /** Leaves the user's stream open. */
  void closeCopy() {
    try {
      copy.close();
    } catch (IOException e) {
      LOG.warn("the copy of the output is incomplete", e);
    }
  }
}
