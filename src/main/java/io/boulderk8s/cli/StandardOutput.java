package io.boulderk8s.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the process' standard output and remembers the first failure. A plain PrintStream hides
 * failures: a command would end with 0 although its output was lost.
 */
public final class StandardOutput extends PrintStream {
  private final Watched watched;

  public StandardOutput(OutputStream to) {
    this(new Watched(to));
  }

  private StandardOutput(Watched watched) {
    super(watched, false, StandardCharsets.UTF_8);
    this.watched = watched;
  }

  /** Returns why output is lost; empty when none is. */
  Optional<IOException> loss() {
    flush();
    return Optional.ofNullable(watched.loss);
  }

  /** Returns the same for any stream. */
  static Optional<IOException> loss(PrintStream stream) {
    if (stream instanceof StandardOutput output) {
      return output.loss();
    }
    return stream.checkError()
        ? Optional.of(new IOException("it takes no more"))
        : Optional.empty();
  }

  /** Tells whether the reader closed the pipe, as `head` does. */
  static boolean isClosedByItsReader(IOException loss) {
    return "Broken pipe".equals(loss.getMessage());
  }

  private static final class Watched extends FilterOutputStream {
    private volatile @Nullable IOException loss;

    Watched(OutputStream to) {
      super(to);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        out.write(bytes, from, count);
      } catch (IOException e) {
        loss = loss == null ? e : loss;
        throw e;
      }
    }
  }
}
