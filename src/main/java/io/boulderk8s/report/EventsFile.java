package io.boulderk8s.report;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes whole lines to a file: when the disk is full, it removes the half-written line. */
public final class EventsFile extends OutputStream {
  private final FileOutputStream file;
  private long length;

  /** Empties the file, or creates it. */
  public EventsFile(Path path) throws IOException {
    this(opened(path));
  }

  EventsFile(FileOutputStream file) {
    this.file = file;
  }

  /** Not a channel: an interrupt of the writing thread would close it. */
  private static FileOutputStream opened(Path path) throws IOException {
    try {
      return new FileOutputStream(path.toFile());
    } catch (FileNotFoundException e) {
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null && !Files.exists(folder)) {
        throw new NoSuchFileException(path.toString());
      }
      String reason = String.valueOf(e.getMessage()).replaceFirst(".*\\((.*)\\)", "$1");
      throw new FileSystemException(path.toString(), null, reason);
    }
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      file.write(bytes, from, count);
      length += count;
    } catch (IOException e) {
      shorten(e);
      throw e;
    }
  }

  private void shorten(IOException cause) {
    try {
      file.getChannel().truncate(length);
    } catch (IOException e) {
      // a pipe cannot be shortened
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
