package io.boulderk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class MainTest {
  @Test
  void numbers_have_the_digits_that_programs_read_whatever_language_the_machine_speaks() {
    Command command =
        Command.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Duser.language=ar",
            "-Duser.country=EG",
            "-cp",
            System.getProperty("java.class.path"),
            "io.boulderk8s.Main",
            "graph",
            "--boulder",
            "sample");

    ProcessResult graph =
        new LocalProcessRunner(System.getenv()).run(command, Duration.ofMinutes(2));

    assertThat(graph.exitCode()).as(graph::toString).isZero();
    assertThat(graph.stdout()).containsPattern("<svg [^>]*width=\"[0-9]+\"");
  }

  @Test
  void a_compose_file_sees_the_users_locale_also_where_java_has_another() {
    Map<String, String> own = Map.of("LC_ALL", "C.UTF-8", "A", "b");
    assertThat(Main.variables(own, null)).isEqualTo(own);
    assertThat(Main.variables(own, "")).isEqualTo(Map.of("A", "b"));
    assertThat(Main.variables(own, "LC_ALL=")).isEqualTo(Map.of("A", "b", "LC_ALL", ""));
    assertThat(Main.variables(own, "LC_ALL=C")).isEqualTo(Map.of("A", "b", "LC_ALL", "C"));
  }
}
