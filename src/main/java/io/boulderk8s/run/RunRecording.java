package io.boulderk8s.run;

import io.boulderk8s.files.AtomicFile;
import io.boulderk8s.files.LockedFile;
import io.boulderk8s.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the folder of a run on this machine while this process follows the run. The lock on it ends
 * with the process, however that ends: so others know whether the run has a reader.
 */
public final class RunRecording implements AutoCloseable {
  static final String RECORD = "run.json";
  static final String STDOUT = "stdout";
  static final String STDERR = "stderr";
  static final String TIMES = "times";
  private static final String LOCK = "lock";
  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final LockedFile lock;

  private RunRecording(Path folder, LockedFile lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Returns an empty result when another process has it. */
  static Optional<RunRecording> in(Path folder) {
    try {
      Files.createDirectories(folder, PRIVATE);
      return LockedFile.tryLock(folder.resolve(LOCK)).map(lock -> new RunRecording(folder, lock));
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the run, " + folder, e);
    }
  }

  /** Tells whether a folder was made for a run. */
  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(LOCK)) || Files.exists(folder.resolve(RECORD));
  }

  /** A new, empty file for all of the output. */
  OutputStream stdout() {
    return file(STDOUT);
  }

  OutputStream stderr() {
    return file(STDERR);
  }

  /** The file with the times of the output. */
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
      String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(record);
      AtomicFile.write(folder.resolve(RECORD), json + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies the files of the run for the user, who may have named an existing folder. */
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

  /** Its folder. */
  public Path folder() {
    return folder;
  }

  void delete() {
    try (Stream<Path> files = Files.list(folder)) {
      // a newer version may have written more
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
    lock.close();
  }
}
