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
 * The files in folders, as a digest that changes when one of them does. Contents are not read: a
 * file that was written has another time of change (ctime), which no program can set back.
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
   * The digest of what is there now.
   *
   * @param ignored what is below these does not count
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
      // when what is in it changes, that shows there
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
        // runs make theirs anew: where it leads is all there is to it
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
