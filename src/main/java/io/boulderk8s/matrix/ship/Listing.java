package io.boulderk8s.matrix.ship;

import io.boulderk8s.digest.Sha256;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads a checkout from the disk: all of it, with `.git` and files that git ignores, since a bind
 * mount has them, too. It reads every file; names and times alone do not prove a content.
 *
 * @param manifest of what travels
 * @param left paths that do not travel: sockets, pipes, devices
 */
public record Listing(Manifest manifest, List<String> left) {
  private static final int BUFFER = 1 << 16;

  public Listing {
    left = List.copyOf(left);
  }

  /**
   * Reads it.
   *
   * @param emptied folders whose content does not travel
   */
  public static Listing of(Path root, Collection<String> emptied) {
    try {
      Path real = root.toRealPath();
      Visitor visitor = new Visitor(real, emptied.stream().map(real::resolve).toList());
      Files.walkFileTree(real, visitor);
      return new Listing(new Manifest(visitor.entries), visitor.left);
    } catch (IOException e) {
      throw BoulderK8sException.of(
          FailureKind.IO,
          root.toString(),
          "the checkout cannot be read to be sent to the nodes: " + e,
          "boulder-k8s needs to read all of it, and nothing of it may vanish meanwhile");
    }
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Collection<Path> emptied;
    private final List<ShippedPart> entries = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    Visitor(Path root, Collection<Path> emptied) {
      this.root = root;
      this.emptied = emptied;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes known)
        throws IOException {
      entries.add(new ShippedPart.Folder(name(folder), facts(folder)));
      return emptied.contains(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes known) throws IOException {
      if (known.isSymbolicLink()) {
        String target = Files.readSymbolicLink(file).toString();
        entries.add(new ShippedPart.Link(name(file), facts(file), target));
      } else if (known.isRegularFile()) {
        entries.add(content(file));
      } else {
        left.add(name(file));
      }
      return FileVisitResult.CONTINUE;
    }

    private ShippedPart content(Path file) throws IOException {
      ShippedPart.Facts facts = facts(file);
      MessageDigest digest = Sha256.digest();
      byte[] buffer = new byte[BUFFER];
      long size = 0;
      try (InputStream in = Files.newInputStream(file)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          digest.update(buffer, 0, count);
          size += count;
        }
      }
      return new ShippedPart.Content(name(file), facts, size, Sha256.text(digest.digest()));
    }

    private String name(Path path) {
      return root.relativize(path).toString();
    }

    private static ShippedPart.Facts facts(Path path) throws IOException {
      Map<String, Object> unix =
          Files.readAttributes(path, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
      return new ShippedPart.Facts(
          number(unix, "mode"),
          number(unix, "uid"),
          number(unix, "gid"),
          Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant());
    }

    private static int number(Map<String, Object> unix, String name) {
      return (Integer) Objects.requireNonNull(unix.get(name), name);
    }
  }
}
