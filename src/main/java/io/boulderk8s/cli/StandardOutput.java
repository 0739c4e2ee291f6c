package io.boulderk8s.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the process' standard output and remembers the first failure. A plain PrintStream hides
 * failures: a command would end with 0 although its output was lost.
 */
public final class StandardOutput extends PrintStream {
  private static final String BROKEN_PIPE = "Broken pipe";

  private final Watched watched;
  private final BooleanSupplier readerGone;

  /**
   * @param readerGone tells, without writing, that nobody will read on
   */
  public StandardOutput(OutputStream to, BooleanSupplier readerGone) {
    this(new Watched(to), readerGone);
  }

  private StandardOutput(Watched watched, BooleanSupplier readerGone) {
    super(watched, false, StandardCharsets.UTF_8);
    this.watched = watched;
    this.readerGone = readerGone;
  }

  /**
   * Returns the same stream for who writes seldom: its {@link #checkError} also asks whether the
   * reader has gone, which else the next line would tell.
   */
  static PrintStream askingForItsReader(PrintStream stream) {
    return stream instanceof StandardOutput output ? new Asking(output) : stream;
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
    return BROKEN_PIPE.equals(loss.getMessage());
  }

  private boolean isLeftByItsReader() {
    if (readerGone.getAsBoolean()) {
      watched.lose(new IOException(BROKEN_PIPE));
      return true;
    }
    return false;
  }

  private static final class Asking extends PrintStream {
    private final StandardOutput output;

    Asking(StandardOutput output) {
      super(output, true, StandardCharsets.UTF_8);
      this.output = output;
    }

    @Override
    public boolean checkError() {
      return super.checkError() || output.isLeftByItsReader();
    }
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
        lose(e);
        throw e;
      }
    }

    void lose(IOException why) {
      loss = loss == null ? why : loss;
    }
  }
}
