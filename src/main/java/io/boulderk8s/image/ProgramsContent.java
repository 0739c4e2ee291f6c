package io.boulderk8s.image;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/** Hashes a folder of programs: names, rights, texts, and where links point to. */
final class ProgramsContent {
  private static final int TAG_DIGITS = 16;

  private ProgramsContent() {}

  /**
   * Returns the hash.
   *
   * @throws BoulderK8sException IMAGE for a folder without programs, IO for an unreadable one
   */
  static String of(Path bin) {
    if (!Files.isDirectory(bin)) {
      throw empty(bin);
    }
    try (Stream<Path> paths = Files.walk(bin)) {
      List<Path> files = paths.filter(path -> !Files.isDirectory(path)).sorted().toList();
      if (files.isEmpty()) {
        throw empty(bin);
      }
      MessageDigest digest = Sha256.digest();
      for (Path file : files) {
        digest.update(
            Sha256.hex(bin.relativize(file) + "\n" + entry(file)).getBytes(StandardCharsets.UTF_8));
      }
      return Sha256.text(digest.digest());
    } catch (IOException e) {
      throw BoulderK8sException.of(
          FailureKind.IO, bin.toString(), "cannot be read: " + e, "make it readable; then again");
    }
  }

  static String tag(String baseId, String content) {
    return Sha256.hex(baseId + "\n" + content).substring(0, TAG_DIGITS);
  }

  private static String entry(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "link " + Files.readSymbolicLink(file);
    }
    MessageDigest digest = Sha256.digest();
    try (InputStream text = Files.newInputStream(file);
        OutputStream hashed = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      text.transferTo(hashed);
    }
    return (Files.isExecutable(file) ? "program " : "file ") + Sha256.text(digest.digest());
  }

  private static BoulderK8sException empty(Path bin) {
    return BoulderK8sException.of(
        FailureKind.IMAGE,
        bin.toString(),
        "has no programs, though the checkout's build ended well",
        "see what install() of test/startservers.py does");
  }
}
