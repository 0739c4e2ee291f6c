package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "consul agent -dev -config-format=hcl | consul,agent,-dev,-config-format=hcl",
        "a  \"b c\" 'd e' | a,b c,d e",
        "f\\ g | f g",
        "k''l\"m\" | klm",
        "\"h\\\"i\" | h\"i",
        "'a\\b' | a\\b",
        "echo a && echo b | echo,a",
        "x 2> y | x",
        "run $(date -u) | run,$(date -u)",
        "`a # b` | a,#,b",
      })
  void a_line_is_split_as_compose_does(String line, String words) throws ShellWords.Unbalanced {
    assertThat(ShellWords.split(line)).containsExactly(words.split(","));
  }

  @Test
  void empty_quotes_are_a_word() throws ShellWords.Unbalanced {
    assertThat(ShellWords.split("a '' \"\"")).containsExactly("a", "", "");
    assertThat(ShellWords.split("  ")).isEmpty();
  }

  @Test
  void what_is_left_open_is_an_error() {
    for (String line : List.of("'a", "\"a", "a\\", "$(a", "a)", "(a)", "`a")) {
      assertThat(ComposeText.service("command: |-\n  " + line).complaints())
          .as(line)
          .singleElement()
          .asString()
          .startsWith("compose.yml:4:5: `command` cannot be split into words: ");
    }
  }

  @Test
  void a_list_is_taken_as_it_is() {
    assertThat(ComposeText.service("command: [sh, -c, \"a && 'b\"]").web().command())
        .contains(List.of("sh", "-c", "a && 'b"));
  }

  @Test
  void null_is_not_said_and_empty_clears() {
    assertThat(ComposeText.service("command: null\nentrypoint: ~").web())
        .satisfies(
            web -> {
              assertThat(web.command()).isEmpty();
              assertThat(web.entrypoint()).isEmpty();
            });
    assertThat(ComposeText.service("command: []\nentrypoint: \"\"").web())
        .satisfies(
            web -> {
              assertThat(web.command()).contains(List.of());
              assertThat(web.entrypoint()).contains(List.of());
            });
  }

  @Test
  void numbers_in_a_list_go_in_quotes() {
    assertThat(ComposeText.service("command: [sleep, 5]").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("compose.yml:4:22");
              assertThat(problem.next()).isEqualTo("put it in quotes");
            });
  }
}
