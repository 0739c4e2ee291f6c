package io.boulderk8s.cli;

import io.boulderk8s.app.RenderStack;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads and writes the files of one tree of `render` in a folder. Leaves other files alone, and
 * what is not in a folder of that tree: it may be another tree.
 */
record RenderedFiles(Path directory, SortedMap<String, String> tree) {
  /** Reads the texts of an earlier render by relative path. */
  SortedMap<String, String> read() {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path folder : folders()) {
      try (Stream<Path> paths = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
        for (Path path : paths.filter(RenderedFiles::isYaml).toList()) {
          String text = text(path);
          if (text.startsWith(RenderStack.MARK)) {
            files.put(directory.relativize(path).toString(), text);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /**
   * Writes the tree, and deletes files of an earlier render that are not in it.
   *
   * @throws BoulderK8sException before it writes, where it would harm what is not of this tree
   */
  void write() {
    List<Problem> problems = Stream.concat(foreignFiles(), entangled()).toList();
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.IO, problems, null);
    }
    try {
      List<String> gone = read().keySet().stream().filter(name -> !tree.containsKey(name)).toList();
      for (String name : gone) {
        Files.delete(directory.resolve(name));
      }
      for (var file : tree.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(folderOf(path));
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> folders() {
    return tree.keySet().stream()
        .map(name -> folderOf(directory.resolve(name)))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Problem> foreignFiles() {
    return files(directory)
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file))
        .map(
            file ->
                Problem.at(
                    file.toString(),
                    "is there, and `render` did not write it",
                    "move it away, or name another folder"));
  }

  /** Returns other trees, above or below, that have files in the same folders as this one. */
  private Stream<Problem> entangled() {
    Path here = directory.normalize();
    return places()
        .flatMap(
            place ->
                here.endsWith(place)
                    ? Stream.of(here.resolve(place), above(here, place))
                    : Stream.of(here.resolve(place)))
        .filter(this::isAnotherTree)
        .map(
            root ->
                Problem.at(
                    root.toString(),
                    "has a tree, some of whose files would lie among those of this one",
                    "name another folder"));
  }

  /** Returns where below a tree another one would share folders with it. */
  private Stream<Path> places() {
    List<Path> names = folders().stream().map(directory::relativize).toList();
    return names.stream()
        .flatMap(
            outer ->
                names.stream()
                    .filter(inner -> outer.endsWith(inner) && !outer.equals(inner))
                    .map(inner -> outer.subpath(0, outer.getNameCount() - inner.getNameCount())))
        .distinct();
  }

  private static Path above(Path folder, Path place) {
    Path root = folder;
    for (Path _ : place) {
      root = folderOf(root);
    }
    return root;
  }

  private boolean isAnotherTree(Path root) {
    Set<Path> own = files(directory.normalize()).collect(Collectors.toSet());
    return files(root).anyMatch(file -> !own.contains(file) && isOurs(file));
  }

  private Stream<Path> files(Path root) {
    return tree.keySet().stream().map(root::resolve);
  }

  private static boolean isOurs(Path file) {
    try {
      return isYaml(file) && text(file).startsWith(RenderStack.MARK);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text, whatever is in it: what is not UTF-8 is another text, not a failure. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static boolean isYaml(Path path) {
    return path.toString().endsWith(".yaml") && Files.isRegularFile(path);
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
