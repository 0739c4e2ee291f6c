package io.boulderk8s.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Expected texts that a reviewer reads as a diff: files below src/test/resources/golden.
 * `-Dgolden.update` writes them anew.
 */
public final class Golden {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Every case: a folder with a compose.yaml. */
  public static List<String> cases() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("compose.yaml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails with the difference, unless the texts are the same byte for byte. */
  public static void check(String file, String actual) {
    if (System.getProperty("golden.update") != null) {
      write(ROOT.resolve(file), actual);
      return;
    }
    assertThat(actual)
        .as("%s; -Dgolden.update writes it anew, then read the diff", file)
        .isEqualTo(text(file));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
