package io.boulderk8s.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What setup and tests print, copied to files on its way to the user: for the diagnosis, and for a
 * bundle. It is gone with the command.
 */
final class OutputCopy implements AutoCloseable {
  private final OutputFolder folder;
  private final CopyingStream stdout;
  private final CopyingStream stderr;

  private OutputCopy(OutputFolder folder, Surroundings surroundings) {
    this.folder = folder;
    this.stdout = new CopyingStream(surroundings.stdout(), file("stdout"));
    this.stderr = new CopyingStream(surroundings.stderr(), file("stderr"));
  }

  static OutputCopy of(Surroundings surroundings) {
    return new OutputCopy(
        OutputFolder.below(surroundings.cache(), surroundings.clock().instant()), surroundings);
  }

  /** With the files `stdout` and `stderr`. */
  Path folder() {
    return folder.path();
  }

  /** The same, with streams that are copied. */
  Surroundings recorded(Surroundings surroundings) {
    return surroundings.printingTo(unbuffered(stdout), unbuffered(stderr));
  }

  private static PrintStream unbuffered(OutputStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }

  private OutputStream file(String name) {
    try {
      return Files.newOutputStream(folder.path().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stdout.closeCopy();
    stderr.closeCopy();
    folder.close();
  }
}
