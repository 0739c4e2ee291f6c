package io.boulderk8s.parity.probe;

import io.boulderk8s.parity.Fact;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reports the files of a checkout after a run: each changed file with owner and mode; of files that
 * git ignores (binaries, caches, whose names vary) the kinds, owners and modes.
 */
public final class CheckoutFiles {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern NUL = Pattern.compile("\0");

  private final Path root;
  private final ProcessRunner processes;

  public CheckoutFiles(Path root, ProcessRunner processes) {
    this.root = root;
    this.processes = processes;
  }

  List<Fact> since(Instant begun) {
    Visit visit = new Visit(ignored(), FileTime.from(begun));
    try {
      Files.walkFileTree(root, visit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return visit.facts();
  }

  /**
   * Returns the paths that git ignores, folders as a whole; none where the checkout is no git
   * repository.
   */
  private List<Path> ignored() {
    ProcessResult listed =
        processes.run(
            Command.of(
                "git",
                "-c",
                "safe.directory=*",
                "-C",
                root.toString(),
                "ls-files",
                "-z",
                "--others",
                "--ignored",
                "--exclude-standard",
                "--directory"),
            LIMIT);
    return listed.succeeded()
        ? NUL.splitAsStream(listed.stdout())
            .filter(path -> !path.isEmpty())
            .map(root::resolve)
            .toList()
        : List.of();
  }

  private final class Visit extends SimpleFileVisitor<Path> {
    private final List<Path> ignored;
    private final FileTime begun;
    private final SortedMap<String, SortedSet<String>> seen = new TreeMap<>();

    Visit(List<Path> ignored, FileTime begun) {
      this.ignored = ignored;
      this.begun = begun;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
        throws IOException {
      if (path.getFileName().toString().equals(".git")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      look(path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
      look(path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      return FileVisitResult.CONTINUE; // it went away meanwhile
    }

    private void look(Path path) throws IOException {
      Map<String, Object> attributes =
          Files.readAttributes(path, "unix:uid,gid,mode,ctime", LinkOption.NOFOLLOW_LINKS);
      Optional<Path> family = ignored.stream().filter(path::startsWith).findFirst();
      boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
      boolean changed =
          ((FileTime) Objects.requireNonNull(attributes.get("ctime"))).compareTo(begun) >= 0;
      // a folder changes with its content, which is reported by itself
      if (family.isPresent() || (changed && !directory)) {
        String name = root.relativize(family.orElse(path)).toString();
        seen.computeIfAbsent(name, _ -> new TreeSet<>()).add(kind(path, attributes));
      }
    }

    private String kind(Path path, Map<String, Object> attributes) {
      boolean link = Files.isSymbolicLink(path);
      boolean directory = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
      return String.format(
          Locale.ROOT,
          "%s %s:%s %04o",
          link ? "link" : directory ? "folder" : "file",
          attributes.get("uid"),
          attributes.get("gid"),
          (int) Objects.requireNonNull(attributes.get("mode")) & 07777);
    }

    List<Fact> facts() {
      return seen.entrySet().stream()
          .map(e -> Fact.of("checkout", "files", e.getKey(), String.join(", ", e.getValue())))
          .toList();
    }
  }
}
