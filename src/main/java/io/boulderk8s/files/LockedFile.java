package io.boulderk8s.files;

import io.boulderk8s.concurrent.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the lock of a file, which keeps out other processes of this machine. It ends with the
 * process, whatever ends that.
 */
public final class LockedFile implements AutoCloseable {
  private final FileChannel channel;

  private LockedFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock if it is free. Makes the file when it is missing. */
  public static Optional<LockedFile> tryLock(Path file) throws IOException {
    LockedFile locked = new LockedFile(open(file));
    if (locked.isFree()) {
      return Optional.of(locked);
    }
    locked.close();
    return Optional.empty();
  }

  /**
   * Takes the lock, however long that takes. Makes the file when it is missing.
   *
   * @param waiting the wait in the words of a message: `waiting for ...`
   */
  public static LockedFile lock(Path file, String waiting) throws IOException {
    FileChannel channel = open(file);
    try {
      var _ = channel.lock();
      return new LockedFile(channel);
    } catch (FileLockInterruptionException e) {
      channel.close();
      throw Cancellation.interrupted(waiting);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isFree() throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process has it
    }
  }

  /** Replaces the content of the file. */
  public void write(String text) throws IOException {
    channel.truncate(0);
    var _ = channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
