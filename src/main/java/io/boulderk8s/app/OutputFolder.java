package io.boulderk8s.app;

import io.boulderk8s.files.LockedFile;
import io.boulderk8s.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a folder for the raw output of one process, removed when it is closed. Its lock ends with
 * the process, however that ends: so the next process recognises and removes the folder of a killed
 * one.
 */
final class OutputFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutputFolder.class);
  private static final String PREFIX = "output";
  private static final String LOCK = "lock";

  /** The time between making a folder and locking it. */
  private static final Duration IN_THE_MAKING = Duration.ofMinutes(1);

  /** Folders of versions without locks. */
  private static final Duration LONGEST_COMMAND = Duration.ofDays(1);

  private final Path path;
  private final LockedFile lock;

  private OutputFolder(Path path, LockedFile lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one, readable for its owner only, and removes those whose owners are dead. */
  static OutputFolder below(Path parent, Instant now) {
    try {
      sweep(Files.createDirectories(parent), now);
      Path made = Files.createTempDirectory(parent, PREFIX);
      LockedFile lock = LockedFile.lock(made.resolve(LOCK), "waiting for " + made);
      return new OutputFolder(made, lock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sweep(Path parent, Instant now) throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(parent)) {
      folders =
          all.filter(path -> path.getFileName().toString().matches(PREFIX + "[0-9]+")).toList();
    }
    for (Path folder : folders) {
      try {
        if (isLeft(folder, now)) {
          TemporaryFolder.delete(folder);
        }
      } catch (IOException | UncheckedIOException e) {
        LOG.info("{} stays: {}", folder, e.toString());
      }
    }
  }

  private static boolean isLeft(Path folder, Instant now) throws IOException {
    Duration age = Duration.between(Files.getLastModifiedTime(folder).toInstant(), now);
    if (!Files.exists(folder.resolve(LOCK))) {
      return age.compareTo(LONGEST_COMMAND) > 0;
    }
    if (age.compareTo(IN_THE_MAKING) < 0) {
      return false;
    }
    Optional<LockedFile> free = LockedFile.tryLock(folder.resolve(LOCK));
    free.ifPresent(LockedFile::close);
    return free.isPresent();
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    TemporaryFolder.delete(path);
    lock.close();
  }
}
