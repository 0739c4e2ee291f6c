package io.boulderk8s.checkout;

import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads files of a checkout's working tree, as pods have them: nothing that is outside of it. */
public record CheckoutFiles(Path root) implements CheckoutTexts {
  private static final long LARGEST = 16L * 1024 * 1024;

  @Override
  public Optional<String> text(String path) {
    try {
      Path named = root.resolve(path);
      if (!Files.exists(named) && !Files.isSymbolicLink(named)) {
        return Optional.empty();
      }
      Path file = named.toRealPath();
      if (Files.isDirectory(file)) {
        return Optional.empty();
      }
      if (!file.startsWith(root.toRealPath())) {
        throw unreadable(path, 1, "it leads out of the checkout, to " + file);
      }
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        throw unreadable(path, 1, "it is no regular file of at most " + LARGEST + " bytes");
      }
      return Optional.of(decoded(path, Files.readAllBytes(file)));
    } catch (NoSuchFileException | InvalidPathException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      throw unreadable(path, 1, reason(e));
    } catch (IOException e) {
      throw unreadable(path, 1, e.toString());
    }
  }

  @Override
  public boolean isFolder(String path) {
    try {
      return Files.isDirectory(root.resolve(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String reason(FileSystemException e) {
    return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
  }

  private static String decoded(String path, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    if (decoder.decode(in, out, true).isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw unreadable(path, line, "it is not UTF-8 text");
    }
    return out.flip().toString();
  }

  private static BoulderK8sException unreadable(String path, int line, String why) {
    return BoulderK8sException.of(
        FailureKind.CHECKOUT,
        new Place(path, line).toString(),
        "cannot be read: " + why,
        "correct the file, or the reference to it");
  }
}
