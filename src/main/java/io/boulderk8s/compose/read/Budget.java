package io.boulderk8s.compose.read;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Limits how much one reading may read and build: `include` and `extends` multiply what they name,
 * and a small file can ask for more than a machine has.
 */
final class Budget {
  private static final int MOST_FILES = 200;
  private static final int MOST_VALUES = 300_000;
  private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

  private final Problems problems;
  private int files;
  private int values;
  private long characters;

  Budget(Problems problems) {
    this.problems = problems;
  }

  /** Tells whether one more file may be read. */
  boolean file(Source at) {
    files++;
    if (files == MOST_FILES + 1) {
      problems.add(
          at, "more than " + MOST_FILES + " files are named", "include and extend less often");
    }
    return files <= MOST_FILES;
  }

  /**
   * Limits the reading of files that are no Compose files (`env_file` of services), up to a total
   * number of characters.
   */
  Function<Path, Optional<String>> limited(FileTexts texts, Source at) {
    return path -> {
      if (characters > MOST_CHARACTERS) {
        return Optional.of("");
      }
      Optional<String> text = texts.text(path);
      characters += text.map(String::length).orElse(0);
      if (characters > MOST_CHARACTERS) {
        problems.add(
            at,
            "the files of `env_file` have more than " + MOST_CHARACTERS + " characters in all",
            "name fewer or shorter ones");
      }
      return text;
    };
  }

  /** Tells whether the result of `extends` may be kept. */
  boolean values(Node.Mapping made, Source at) {
    boolean before = values <= MOST_VALUES;
    values = Math.toIntExact(Math.min(Integer.MAX_VALUE, (long) values + count(made)));
    if (before && values > MOST_VALUES) {
      problems.add(
          at, "`extends` makes more than " + MOST_VALUES + " values", "extend smaller services");
    }
    return values <= MOST_VALUES;
  }

  private static int count(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          1 + mapping.entries().values().stream().mapToInt(entry -> count(entry.value())).sum();
      case Node.Sequence sequence -> 1 + sequence.items().stream().mapToInt(Budget::count).sum();
      case Node.Scalar _, Node.Broken _ -> 1;
    };
  }
}
