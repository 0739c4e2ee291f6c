package io.boulderk8s.boulder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** Reads the harness.properties of boulder-k8s. */
public final class HarnessReader {
  private static final String RESOURCE = "harness.properties";

  public Harness read() {
    Properties words = new Properties();
    try (InputStream in = HarnessReader.class.getResourceAsStream(RESOURCE)) {
      words.load(Objects.requireNonNull(in, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Harness(
        word(words, "runner"),
        word(words, "run-name"),
        word(words, "setup"),
        word(words, "next-file"),
        words(words, "test-command"),
        words(words, "next-arguments"),
        words(words, "passed-environment"),
        words(words, "setup-ignores"),
        new Harness.Matrix(
            word(words, "matrix-workflow"),
            word(words, "matrix-plain-command"),
            word(words, "matrix-next-command"),
            words(words, "matrix-shared-caches")));
  }

  private static String word(Properties words, String key) {
    return Objects.requireNonNull(words.getProperty(key), key).strip();
  }

  private static List<String> words(Properties words, String key) {
    return List.of(word(words, key).split("\\s+"));
  }
}
