package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SimilarNamesTest {
  private static final List<String> COMMANDS =
      List.of("up", "test", "matrix", "runs", "status", "logs", "shell", "down", "render", "diff");

  @ParameterizedTest
  @CsvSource({
    "tset, test",
    "tests, test",
    "stauts, status",
    "rendr, render",
    "mat, matrix",
    "DOWN, down",
    "pu, up",
    "shel, shell"
  })
  void a_slip_is_understood(String typed, String meant) {
    assertThat(SimilarNames.of(typed, COMMANDS).getFirst()).isEqualTo(meant);
  }

  @Test
  void what_is_like_nothing_is_not_guessed() {
    assertThat(SimilarNames.question("kubernetes", COMMANDS)).isEmpty();
    assertThat(SimilarNames.question("", COMMANDS)).isEmpty();
  }

  @Test
  void the_guess_is_a_question() {
    assertThat(SimilarNames.question("tset", COMMANDS)).isEqualTo("did you mean `test`?");
  }

  @Test
  void a_path_that_is_not_there_is_answered_with_what_its_parent_has() {
    List<String> paths = List.of("spec.a[x].b", "spec.a[y].b", "spec.c", "kind");
    assertThat(SimilarNames.below("spec.nonsense", paths)).isEqualTo("spec has a, c");
    assertThat(SimilarNames.below("spec.none.sense", paths)).isEqualTo("spec has a, c");
    assertThat(SimilarNames.below("nonsense", paths)).isEqualTo("there are spec, kind");
  }
}
