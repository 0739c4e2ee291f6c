package io.boulderk8s.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ShellWordsTest {
  @Test
  void quotes_keep_spaces_and_patterns_together() throws ShellWords.NotSimple {
    assertThat(ShellWords.of(" A='x y'  ./t.sh\t-f \"Test .*\" '' a'b'\"c\" x#y "))
        .containsExactly("A=x y", "./t.sh", "-f", "Test .*", "", "abc", "x#y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a $b",
        "a `b`",
        "a \"$b\"",
        "a && b",
        "a; b",
        "a > b",
        "a *.go",
        "a b?",
        "{a,b}",
        "~/a",
        "a # b",
        "a \\b",
        "a 'b",
        "a [bc]",
        "! a",
        "a\nb",
        "(a)"
      })
  void what_a_shell_would_change_is_refused(String text) {
    assertThatThrownBy(() -> ShellWords.of(text)).isInstanceOf(ShellWords.NotSimple.class);
  }
}
