package io.boulderk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
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
}
