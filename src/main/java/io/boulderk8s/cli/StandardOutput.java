package io.boulderk8s.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The process' standard output. A PrintStream throws nothing, so that a command would end with 0
 * although nobody got what it printed: this one knows why the first write failed.
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

  /** Why something that was printed is lost; empty when nothing is. */
  Optional<IOException> loss() {
    flush();
    return Optional.ofNullable(watched.loss);
  }

  /** The same of any stream. */
  static Optional<IOException> loss(PrintStream stream) {
    if (stream instanceof StandardOutput output) {
      return output.loss();
    }
    return stream.checkError()
        ? Optional.of(new IOException("it takes no more"))
        : Optional.empty();
  }

  /** Whether the reader has gone, as `head` does when it has seen enough. */
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
