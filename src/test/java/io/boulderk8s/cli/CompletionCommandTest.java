package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers when a user presses tab. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CompletionCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void the_script_and_a_program_that_lists_objects() throws IOException {
    Console console = new Console(folder);
    assertThat(console.run("generate-completion")).isZero();
    Files.writeString(folder.resolve("script"), console.stdout());
    Path program =
        Files.writeString(
            folder.resolve("boulder-k8s"),
            """
            #!/bin/sh
            case "$*" in
              explain) printf 'namespace/x\\npod/bconsul\\npod/bmysql\\n' ;;
              "services --quiet") printf 'SERVICE  GROUP\\nboulder-sa-1  x\\nsfe  y\\n' ;;
            esac
            """);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "explain pod/bc, pod/bconsul",
    "explain n, namespace/x",
    "logs bm, bmysql",
    "logs bconsul bm, bmysql",
    "shell bc, bconsul",
    "services sf, sfe",
    "test --profile d, dev",
    "up --profile s, staging",
    "up --discovery c, consul",
    "up --profile t, test",
    "graph --format d, dot",
    "ren, render"
  })
  void the_rest_of_a_word_is_offered(String typed, String offered) {
    ProcessResult answer =
        new LocalProcessRunner(System.getenv())
            .run(
                Command.of(
                    "bash",
                    "-c",
                    """
                    PATH=$1:$PATH; . "$1/script"
                    COMP_WORDS=(boulder-k8s $2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                    COMP_LINE="boulder-k8s $2"; COMP_POINT=${#COMP_LINE}
                    "$(complete -p boulder-k8s | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
                    printf '%s\\n' "${COMPREPLY[@]}"
                    """,
                    "bash",
                    folder.toString(),
                    typed),
                Duration.ofSeconds(30));
    assertThat(answer.stdout().lines().map(String::strip)).as(answer.stderr()).contains(offered);
  }
}
