package io.boulderk8s.cli;

import io.boulderk8s.app.RenderStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
          // whatever is in it: what is not UTF-8 is another text, not a failure
          String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
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

  /** Writes the tree, and deletes files of an earlier render that are not in it. */
  void write() {
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

  private static boolean isYaml(Path path) {
    return path.toString().endsWith(".yaml") && Files.isRegularFile(path);
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
