package io.boulderk8s.run;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Counts the bytes that were really written to the user, and can be closed: an abandoned connection
 * must not print what its successor prints again.
 */
final class CountedStream extends OutputStream {
  private final OutputStream sink;
  private long count;
  private boolean shut;

  CountedStream(OutputStream sink, long alreadyWritten) {
    this.sink = sink;
    this.count = alreadyWritten;
  }

  @Override
  public synchronized void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (shut) {
      throw new IOException("the connection was given up");
    }
    sink.write(bytes, offset, length);
    sink.flush();
    count += length;
  }

  /** Ends all writing and returns how many bytes were written. */
  synchronized long shut() {
    shut = true;
    return count;
  }
}
