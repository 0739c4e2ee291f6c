package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written, the answer is a project or problems with places; never a crash. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MangledFilesTest {
  private static final int ROUNDS = 150;
  private static final List<String> SPLINTERS =
      List.of(
          "",
          "\n",
          " ",
          "  ",
          ":",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "&a ",
          "*a",
          "<<: ",
          "!reset ",
          "!x ",
          "\"",
          "'",
          "${",
          "$",
          "~",
          "0",
          "-1",
          "99999999999",
          "null",
          "true",
          "\\0",
          "\u0000",
          "/",
          "..",
          "|",
          ">",
          "#",
          "?",
          "%",
          "@",
          "\t",
          "ä",
          "\uD800",
          "!!int ",
          "1.5",
          "x-");

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/test/resources/compose"))) {
      return all.filter(f -> f.toString().endsWith("docker-compose.yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_splinter_anywhere(Path file) throws IOException {
    String text = Files.readString(file);
    Random random = new Random(20_260_101);
    for (int round = 0; round < ROUNDS; round++) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(4));
      String splinter = SPLINTERS.get(random.nextInt(SPLINTERS.size()));
      check(text.substring(0, from) + splinter + text.substring(to));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void lines_taken_away_doubled_and_moved(Path file) throws IOException {
    Random random = new Random(20_260_102);
    for (int round = 0; round < ROUNDS; round++) {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      int line = random.nextInt(lines.size());
      switch (random.nextInt(3)) {
        case 0 -> lines.remove(line);
        case 1 -> lines.add(random.nextInt(lines.size()), lines.get(line));
        default -> lines.set(line, " ".repeat(random.nextInt(8)) + lines.get(line).strip());
      }
      check(String.join("\n", lines));
    }
  }

  private static void check(String text) {
    ComposeText compose = ComposeText.of(text).with("HOME", "/home/me");
    assertThatCode(compose::problems).as(text).doesNotThrowAnyException();
    assertThat(compose.complaints()).allMatch(c -> c.matches("(?s)[^:]+:[0-9]+:[0-9]+: .+"));
  }
}
