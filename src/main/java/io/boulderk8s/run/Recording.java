package io.boulderk8s.run;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run on this machine while somebody follows the run. The lock on it ends with the
 * process, whatever ends that: so others know whether the run has a reader.
 */
public final class Recording implements AutoCloseable {
  static final String RECORD = "run.json";
  static final String STDOUT = "stdout";
  static final String STDERR = "stderr";
  static final String TIMES = "times";
  private static final String LOCK = "lock";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final FileChannel lock;

  private Recording(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Empty when somebody has it. */
  static Optional<Recording> in(Path folder) {
    try {
      Files.createDirectories(folder, PRIVATE);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locked(channel)) {
        return Optional.of(new Recording(folder, channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the run, " + folder, e);
    }
  }

  /** Whether a folder is one that was made for a run. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(LOCK)) || Files.exists(folder.resolve(RECORD));
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** A new, empty file for all of the output. */
  OutputStream stdout() {
    return file(STDOUT);
  }

  OutputStream stderr() {
    return file(STDERR);
  }

  /** Which byte came when. */
  OutputStream times() {
    return file(TIMES);
  }

  private OutputStream file(String name) {
    try {
      return Files.newOutputStream(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(RunRecord record) {
    try {
      Path text = folder.resolve(RECORD + ".new");
      Files.writeString(text, JSON.writeValueAsString(record) + "\n");
      Files.move(text, folder.resolve(RECORD), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the files of the run for the user, who may have named a folder that is there. */
  public void copyTo(Path artifacts) {
    copy(folder, artifacts);
  }

  static void copy(Path folder, Path artifacts) {
    try {
      Files.createDirectories(artifacts);
      for (String name : List.of(RECORD, STDOUT, STDERR, TIMES)) {
        if (Files.exists(folder.resolve(name))) {
          Files.copy(
              folder.resolve(name), artifacts.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the artifacts in " + artifacts, e);
    }
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  void delete() {
    try (Stream<Path> files = Files.list(folder)) {
      // a newer version may have kept more
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
