package io.boulderk8s.cli;

import io.boulderk8s.app.RenderStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads and writes the files of `render` in a folder; leaves other files alone. */
record RenderedFiles(Path directory) {
  /** Reads their texts by relative path. */
  SortedMap<String, String> read() {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.exists(directory) ? Files.walk(directory) : Stream.of()) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) {
        String text = Files.readString(path);
        if (text.startsWith(RenderStack.MARK)) {
          files.put(directory.relativize(path).toString(), text);
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes these files, and deletes those of an earlier render that are not among them. */
  void write(SortedMap<String, String> files) {
    try {
      List<String> gone =
          read().keySet().stream().filter(name -> !files.containsKey(name)).toList();
      for (String name : gone) {
        Files.delete(directory.resolve(name));
      }
      for (var file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
