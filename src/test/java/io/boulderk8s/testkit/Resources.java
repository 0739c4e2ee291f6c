package io.boulderk8s.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recorded inputs of tests: files below src/test/resources. */
public final class Resources {
  private Resources() {}

  public static Path path(String name) {
    return Path.of("src/test/resources", name);
  }

  public static List<String> lines(String name) {
    return text(name).lines().toList();
  }

  public static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
