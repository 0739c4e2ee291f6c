package io.boulderk8s.ownership;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.files.LockedFile;
import io.boulderk8s.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Lets one process of this machine at a time prepare a stack, start a run in it, or remove it. It
 * ends with the process, however that ends. Once a run has started, its pod's name is the lock.
 */
public final class StackLock implements AutoCloseable {
  private final LockedFile locked;

  private StackLock(LockedFile locked) {
    this.locked = locked;
  }

  /**
   * Takes the lock if it is free.
   *
   * @param who the holder, for messages to others
   */
  public static Optional<StackLock> tryTake(Path file, String who) {
    try {
      Optional<LockedFile> free = LockedFile.tryLock(file);
      return free.isPresent() ? Optional.of(signed(free.get(), who)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the stack with " + file, e);
    }
  }

  /** Returns the holder; empty when the lock is free. */
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
      return signed(LockedFile.lock(file, "waiting for another boulder-k8s"), who);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the stack with " + file, e);
    }
  }

  /** Takes the lock like {@link #tryTake}, but fails if it is not free. */
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

  private static StackLock signed(LockedFile locked, String who) throws IOException {
    locked.write(who);
    return new StackLock(locked);
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
    locked.close();
  }
}
