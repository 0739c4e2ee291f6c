package io.boulderk8s.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes bytes on without the secrets in them, however they are cut into pieces: it redacts whole
 * lines. It cuts a line longer than a mebibyte at a place outside of words.
 */
final class RedactingStream extends OutputStream {
  private static final int LONGEST_LINE = 1 << 20;

  /** How far back it searches for a place to cut: longer than any key or token. */
  private static final int LONGEST_SECRET = 1 << 14;

  private final OutputStream out;
  private final Redactor.Lines lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  RedactingStream(OutputStream out, Redactor redactor) {
    this.out = out;
    this.lines = redactor.lines();
  }

  @Override
  public void write(int b) throws IOException {
    line.write(b);
    if (b == '\n') {
      pass(line.size());
    } else if (line.size() >= LONGEST_LINE) {
      pass(placeToCut());
    }
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(bytes[i]);
    }
  }

  private int placeToCut() {
    byte[] bytes = line.toByteArray();
    for (int i = bytes.length - 1; i > bytes.length - LONGEST_SECRET; i--) {
      if (bytes[i] == ' ' || bytes[i] == ',' || bytes[i] == '\r') {
        return i;
      }
    }
    return bytes.length - LONGEST_SECRET;
  }

  private void pass(int count) throws IOException {
    byte[] bytes = line.toByteArray();
    String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    line.reset();
    line.write(bytes, count, bytes.length - count);
    out.write(lines.line(text).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (line.size() > 0) {
      pass(line.size());
    }
    out.close();
  }
}
