package io.boulderk8s.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ThisProgramTest {
  @Test
  void the_arguments_of_the_command_are_left_away_those_of_java_stay() {
    assertThat(
            ThisProgram.words(
                "/jdk/bin/java", List.of("-Dx=y", "-jar", "/b.jar", "matrix", "-jar", "z")))
        .contains(List.of("/jdk/bin/java", "-Dx=y", "-jar", "/b.jar"));
  }

  @Test
  void what_is_no_jar_cannot_be_started_again() {
    assertThat(ThisProgram.words("java", List.of("-cp", "x", "Main"))).isEmpty();
    assertThat(ThisProgram.words("java", List.of("-jar"))).isEmpty();
  }

  @Test
  void a_locale_of_the_launchers_goes_on_to_what_is_started_again() {
    assertThat(ThisProgram.words("java", List.of("-Dboulderk8s.locale=LC_ALL=C", "-jar", "b.jar")))
        .contains(
            List.of(
                "env", "LC_ALL=C.UTF-8", "java", "-Dboulderk8s.locale=LC_ALL=C", "-jar", "b.jar"));
  }
}
