package io.boulderk8s.app;

import io.boulderk8s.run.RunOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Copies what setup and tests print to files on its way to the user, for the diagnosis and for a
 * bundle. The files go with the command.
 */
final class OutputCopy implements AutoCloseable {
  private final OutputFolder folder;
  private final CopyingStream stdout;
  private final CopyingStream stderr;

  private OutputCopy(OutputFolder folder, RunOutput user) {
    this.folder = folder;
    this.stdout = new CopyingStream(user.stdout(), file("stdout"));
    this.stderr = new CopyingStream(user.stderr(), file("stderr"));
  }

  /**
   * Begins a copy.
   *
   * @param user where the output goes
   */
  static OutputCopy of(RunOutput user, Environment environment) {
    return new OutputCopy(
        OutputFolder.below(environment.cache(), environment.clock().instant()), user);
  }

  /** The folder, with the files `stdout` and `stderr`. */
  Path folder() {
    return folder.path();
  }

  /** The streams to the user, which also fill the copy. */
  RunOutput output() {
    return new RunOutput(unbuffered(stdout), unbuffered(stderr));
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
