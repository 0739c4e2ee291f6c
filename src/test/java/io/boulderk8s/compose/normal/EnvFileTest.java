package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnvFileTest {
  @Test
  void is_read_below_environment() {
    assertThat(
            ComposeText.service("env_file: [a.env, {path: sub/b.env}]\nenvironment: {OWN: own}")
                .file("a.env", "A=1\nB=1\nOWN=a")
                .file("sub/b.env", "B=2\nC=${A}-${OWN}-${OUT}")
                .with("OUT", "out")
                .web()
                .environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("A", "1", "B", "2", "C", "1-own-out", "OWN", "own"));
  }

  @Test
  void a_later_file_sees_what_the_earlier_ones_say_below_environment_and_surroundings() {
    assertThat(
            ComposeText.service("env_file: [a.env, b.env]\nenvironment: {OWN: own}")
                .file("a.env", "Y=first\nOWN=file\nOUT=file")
                .file("b.env", "X=${Y}-${OWN}-${OUT}\nY=second\nZ=$Y")
                .with("OUT", "out")
                .web()
                .environment())
        .containsEntry("X", "first-own-out")
        .containsEntry("Y", "second")
        .containsEntry("Z", "second")
        .containsEntry("OUT", "file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"environment: {A: , B: }", "environment: [A, B]"})
  void a_bare_name_that_nobody_sets_takes_the_files_value_away(String environment) {
    Service web =
        ComposeText.service("env_file: a.env\n" + environment)
            .file("a.env", "A=1\nB=1\nC=1")
            .with("B", "host")
            .web();

    assertThat(web.environment()).isEqualTo(Map.of("B", "host", "C", "1"));
    assertThat(web.unset()).containsExactly("A");
  }

  @Test
  void raw_values_stand_as_they_are() {
    assertThat(
            ComposeText.service("env_file: [{path: a.env, format: raw}]")
                .file("a.env", "\uFEFF# no\n\n  A=\"q\" $B ${C}  \nD=x=y\nE=\nOUT\nGONE\n")
                .with("OUT", "out")
                .with("B", "b")
                .web()
                .environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("A", "\"q\" $B ${C}  ", "D", "x=y", "E", "", "OUT", "out"));
  }

  @Test
  void a_raw_line_without_a_name_is_an_error() {
    for (String line : List.of("=x", "A B=x")) {
      assertThat(
              ComposeText.service("env_file: [{path: a.env, format: raw}]")
                  .file("a.env", "X=1\n" + line)
                  .complaints())
          .singleElement()
          .asString()
          .contains("/project/a.env line 2: ")
          .endsWith("is no name of a variable");
    }
  }

  @Test
  void another_format_is_an_error() {
    assertThat(
            ComposeText.service("env_file: [{path: a.env, format: json}]")
                .file("a.env", "")
                .complaints())
        .containsExactly("compose.yml:4:30: Compose knows no format `json`");
  }

  @Test
  void one_that_is_not_required_may_be_missing() {
    assertThat(ComposeText.service("env_file: [{path: no.env, required: false}]").problems())
        .isEmpty();
  }

  @Test
  void a_missing_one_is_an_error() {
    assertThat(ComposeText.service("env_file: no.env").complaints())
        .containsExactly("compose.yml:4:15: the file /project/no.env cannot be read");
  }

  @Test
  void errors_in_it_name_its_line() {
    assertThat(ComposeText.service("env_file: a.env").file("a.env", "A=1\nB!").complaints())
        .containsExactly("compose.yml:4:15: /project/a.env line 2: not NAME=value: B!");
  }
}
