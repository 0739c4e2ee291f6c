package io.boulderk8s.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandTest {
  @Test
  void it_can_be_pasted_into_a_shell() {
    assertThat(Command.of("kind", "create", "--name=a b", "it's", "$HOME", ""))
        .hasToString("kind create '--name=a b' 'it'\\''s' '$HOME' ''");
  }

  @Test
  void what_it_says_is_what_a_shell_reads() {
    Command original = Command.of("printf", "%s\n", "a b", "it's", "$HOME", "*", "");

    var said =
        new LocalProcessRunner(System.getenv())
            .run(Command.of("sh", "-c", original.toString()), java.time.Duration.ofSeconds(60));

    assertThat(said.stdout()).isEqualTo("a b\nit's\n$HOME\n*\n\n");
  }
}
