package io.boulderk8s.bundle;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes the files of a bundle through the redactor; only their owner can read them. */
final class BundleFolder {
  private final Path root;
  private final Redactor redactor;

  BundleFolder(Path root, Redactor redactor) {
    this.root = root;
    this.redactor = redactor;
    create(root);
  }

  Path root() {
    return root;
  }

  OutputStream open(String name) {
    Path file = root.resolve(name);
    create(file.getParent());
    try {
      return new RedactingStream(new BufferedOutputStream(Files.newOutputStream(file)), redactor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String name, String text) {
    try (OutputStream out = open(name)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a file derived from this bundle's files: it has no secrets, and redaction could break
   * its format.
   */
  void derived(String name, String text) {
    Path file = root.resolve(name);
    create(file.getParent());
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file of any size; does nothing when there is none. */
  void copy(Path from, String name) {
    if (!Files.exists(from)) {
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from));
        OutputStream out = open(name)) {
      in.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(@org.jspecify.annotations.Nullable Path folder) {
    try {
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
