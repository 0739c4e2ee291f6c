package io.boulderk8s.ownership;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Identifies one user's boulder-k8s on one machine: all processes that share a cache folder and its
 * file locks. Another cache folder is another installation, on the same cluster, too.
 *
 * @param id a random UUID, made once
 */
public record Installation(String id) {
  private static final String FILE = "installation";

  /** Returns the installation of a cache folder; the first call makes its id. */
  public static Installation of(Path cache) {
    Path file = cache.resolve(FILE);
    try {
      return read(file);
    } catch (NoSuchFileException e) {
      return made(cache, file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the installation's id in " + file, e);
    }
  }

  /**
   * Links a complete file to its place, only where none exists: two processes that make one agree.
   */
  private static Installation made(Path cache, Path file) {
    try {
      Files.createDirectories(cache);
      Path draft = Files.createTempFile(cache, FILE, ".new");
      try {
        Files.writeString(draft, UUID.randomUUID() + "\n");
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        // another process was faster: its id counts
      } finally {
        Files.delete(draft);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the installation's id to " + file, e);
    }
  }

  /**
   * Identifies the cache folder on its machine: file locks keep processes apart only within one. A
   * copy of it (a restored CI cache, a layer of an image) has the same id and other locks.
   */
  public static String place(Path cache) {
    try {
      // no copy has the same inode and change time
      Map<String, Object> file = Files.readAttributes(cache.resolve(FILE), "unix:ino,ctime");
      String place = cache.toRealPath() + " " + file.get("ino") + " " + file.get("ctime");
      return Sha256.hex(place).substring(0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the cache folder " + cache, e);
    }
  }

  private static Installation read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    try {
      return new Installation(UUID.fromString(text).toString());
    } catch (IllegalArgumentException e) {
      throw BoulderK8sException.of(
          FailureKind.IO,
          file.toString(),
          "it must hold this installation's id, a UUID, but holds '" + text + "'",
          "write the UUID of your namespaces into it (their annotation boulder-k8s.io/installation),"
              + " or delete it: then stacks that are there belong to another installation");
    }
  }
}
