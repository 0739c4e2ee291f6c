package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/usage.md shows of `explain` and `diff` is what they print for the sample. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class UsageExamplesTest {
  private static final String COMPOSE = "docker-compose.yml";

  /** An indented command, perhaps with a comment, and the indented lines below it. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?m)^ {4}\\$ boulder-k8s ((?:explain|diff) [^#\\n]*).*\\n((?:(?: {4}(?!\\$).*)?\\n)+)");

  @TempDir private Path home;

  record Example(List<String> words, String output) {
    static Example of(MatchResult found) {
      return new Example(
          Arrays.asList(found.group(1).strip().replace("main~5 main", "old new").split(" ")),
          found.group(2).replaceAll("(?m)^ {4}", "").strip());
    }
  }

  static List<Example> examples() throws IOException {
    List<Example> examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("docs/usage.md")))
            .results()
            .map(Example::of)
            .toList();
    assertThat(examples).hasSize(2);
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void is_what_is_printed(Example example) throws IOException {
    String compose = Files.readString(Path.of("sample", COMPOSE));
    GitRepository sample = GitRepository.at(home.resolve("sample"));
    sample.write("test.sh", "").write(COMPOSE, compose).commit("old");
    sample
        .write(COMPOSE, compose.replaceFirst("mariadb:10.11.13", "mariadb:10.11.19"))
        .commit("new");
    Console console = new Console(home).in(sample.root()).with("PATH", System.getenv("PATH"));

    assertThat(console.run(example.words().toArray(String[]::new))).isZero();
    assertThat(console.stdout().strip()).isEqualTo(example.output());
  }
}
