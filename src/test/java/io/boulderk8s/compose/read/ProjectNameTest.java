package io.boulderk8s.compose.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProjectNameTest {
  private static String name(ComposeText text) {
    return text.project().name();
  }

  @Test
  void the_environment_wins_over_the_files_and_these_over_the_directory() {
    ComposeText text = ComposeText.of("services: {web: {image: a}}");
    assertThat(name(text)).isEqualTo("project");
    text.override("name: first").override("name: My ${X:-Second}!");
    assertThat(name(text)).isEqualTo("mysecond");
    assertThat(name(text.with("COMPOSE_PROJECT_NAME", "third"))).isEqualTo("third");
  }

  @Test
  void a_name_of_which_nothing_is_left_is_an_error_and_not_the_directorys() {
    for (String last : List.of("${X:-}", "!!", "${X:- }")) {
      assertThat(
              ComposeText.of("name: good\nservices: {web: {image: a}}")
                  .override("name: \"" + last + "\"")
                  .override("services: {web: {image: b}}")
                  .complaints())
          .containsExactly("override.yml:1:7: nothing is left of the `name` \"" + last + "\"");
    }
    assertThat(name(ComposeText.service("").override("name: \"\""))).isEqualTo("project");
  }

  @Test
  void a_name_that_is_reset_is_the_name_all_the_same() {
    assertThat(name(ComposeText.service("").override("name: !reset other"))).isEqualTo("other");
  }

  @Test
  void a_name_that_is_reset_must_be_one_as_long_as_there_is_none_before_it() {
    String reset = "name: !reset []";
    assertThat(ComposeText.service("").override(reset).override("name: y").complaints())
        .containsExactly("override.yml:1:1: a `name` that is reset must be a text, too");
    assertThat(name(ComposeText.of("name: x\nservices: {web: {image: a}}").override(reset)))
        .isEqualTo("x");
  }

  @Test
  void values_can_use_it() {
    assertThat(
            ComposeText.of("name: me\nservices: {web: {image: \"a:${COMPOSE_PROJECT_NAME}\"}}")
                .web()
                .image())
        .contains("a:me");
  }

  @Test
  void a_name_from_the_environment_is_not_bent() {
    assertThat(ComposeText.service("").with("COMPOSE_PROJECT_NAME", "Wrong Name").complaints())
        .containsExactly("COMPOSE_PROJECT_NAME: `Wrong Name` cannot be the name of a project");
  }
}
