package io.boulderk8s.run;

import io.boulderk8s.digest.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Computes a digest of the files in folders that changes when one of them does. It reads no
 * contents: a written file has another change time (ctime), which no program can set back.
 */
final class CheckoutState {
  private static final String ATTRIBUTES = "unix:mode,uid,gid,size,lastModifiedTime,ctime";

  private final Collection<Path> roots;
  private final Collection<Path> ignored;
  private final SortedMap<String, String> entries = new TreeMap<>();

  private CheckoutState(Collection<Path> roots, Collection<Path> ignored) {
    this.roots = roots;
    this.ignored = ignored;
  }

  /**
   * Returns the digest of the current state.
   *
   * @param ignored paths below these do not count
   * @return empty when something cannot be read, or changes meanwhile
   */
  static Optional<String> of(Collection<Path> roots, Collection<Path> ignored) {
    try {
      return Optional.of(new CheckoutState(roots, ignored).digest());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String digest() throws IOException {
    for (Path root : roots) {
      Files.walkFileTree(root, new Visitor());
    }
    StringBuilder all = new StringBuilder();
    entries.forEach((path, state) -> all.append(path).append('\0').append(state).append('\n'));
    return Sha256.hex(all.toString());
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes known)
        throws IOException {
      if (ignored.contains(folder)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      // a change of its content shows there
      entries.put(folder.toString(), owner(attributes(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes known) throws IOException {
      if (!ignored.contains(file)) {
        entries.put(file.toString(), state(file, known));
      }
      return FileVisitResult.CONTINUE;
    }

    private static String state(Path file, BasicFileAttributes known) throws IOException {
      Map<String, Object> attributes = attributes(file);
      if (known.isSymbolicLink()) {
        // runs make their links again: only the target counts
        return owner(attributes) + " -> " + Files.readSymbolicLink(file);
      }
      return owner(attributes)
          + " "
          + attributes.get("size")
          + " "
          + attributes.get("lastModifiedTime")
          + " "
          + attributes.get("ctime");
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
      return Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }

    private static String owner(Map<String, Object> attributes) {
      return attributes.get("mode") + " " + attributes.get("uid") + ":" + attributes.get("gid");
    }
  }
}
