package io.boulderk8s.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files as a whole: a reader finds all of the old text, or all of the new one. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Replaces a file, or makes it and its folders; only its owner can read it. */
  public static void write(Path file, String text) throws IOException {
    Path folder = Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(folder, file.getFileName().toString(), ".new");
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
