package io.boulderk8s.run;

import java.io.IOException;
import java.io.OutputStream;

/** Takes so many bytes, and no more. */
final class BrokenPipe extends OutputStream {
  private final OutputStream to;
  private int left;

  BrokenPipe(OutputStream to, int room) {
    this.to = to;
    this.left = room;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int taken = Math.min(length, left);
    to.write(bytes, offset, taken);
    left -= taken;
    if (taken < length) {
      throw new IOException("Broken pipe");
    }
  }
}
