package io.boulderk8s.ownership;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Reporter;
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
 * Who prepares, starts a run in, or removes a stack: one process of this machine at a time. It ends
 * with the process, whatever ends that. Once a run has started, its pod's name is the lock.
 */
public final class StackLock implements AutoCloseable {
  private final FileChannel channel;

  private StackLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock if nobody has it.
   *
   * @param who is told to others while this one has it
   */
  public static Optional<StackLock> tryTake(Path file, String who) {
    try {
      FileChannel channel = open(file);
      if (!tryLock(channel)) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new StackLock(signed(channel, who)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the stack with " + file, e);
    }
  }

  /** Who has the lock; empty when nobody does. */
  public static Optional<String> holder(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String who = signature(file);
    Optional<StackLock> free = tryTake(file, who);
    free.ifPresent(StackLock::close);
    return free.isPresent() ? Optional.empty() : Optional.of(who);
  }

  /** Takes the lock, however long that takes. */
  public static StackLock take(Path file, String who, Reporter reporter) {
    Optional<StackLock> free = tryTake(file, who);
    if (free.isPresent()) {
      return free.get();
    }
    reporter.progress("waiting for another boulder-k8s: " + signature(file));
    try {
      FileChannel channel = open(file);
      var _ = channel.lock();
      return new StackLock(signed(channel, who));
    } catch (FileLockInterruptionException e) {
      throw Cancellation.interrupted("waiting for another boulder-k8s");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the stack with " + file, e);
    }
  }

  /** As {@link #tryTake}, but to have no lock is a failure. */
  public static StackLock takeOrRefuse(Path file, String who) {
    return tryTake(file, who)
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.BUSY,
                    "this stack",
                    "another boulder-k8s works on it: " + signature(file),
                    "wait for it (`test --wait` does), or end it; `boulder-k8s down --force` ends"
                        + " everything"));
  }

  private static FileChannel open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return FileChannel.open(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static FileChannel signed(FileChannel channel, String who) throws IOException {
    channel.truncate(0);
    var _ = channel.write(ByteBuffer.wrap(who.getBytes(StandardCharsets.UTF_8)), 0);
    return channel;
  }

  private static String signature(Path file) {
    try {
      String who = Files.readString(file);
      return who.isEmpty() ? "it does not say which" : who;
    } catch (IOException e) {
      return "which one cannot be read";
    }
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
