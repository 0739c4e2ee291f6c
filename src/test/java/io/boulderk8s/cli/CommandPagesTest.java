package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The pages that are made of the command line's own model. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CommandPagesTest {
  private final CommandReference reference =
      CommandReference.of(new Console(Path.of("/nowhere")).commandLine().getCommandSpec());

  @Test
  void the_reference_has_every_command_and_option() throws IOException {
    check("docs/commands.md", CommandsPage.of(reference));
  }

  @Test
  void the_man_page_has_every_command_and_option() throws IOException {
    check("docs/boulder-k8s.1", ManPage.of(reference));
  }

  @Test
  void each_failure_of_the_tool_is_among_the_exit_codes() {
    assertThat(reference.root().usageMessage().exitCodeList().keySet())
        .containsAll(
            Stream.of(FailureKind.values()).map(kind -> String.valueOf(kind.exitCode())).toList());
  }

  private static void check(String page, String text) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(Path.of(page), text);
    }
    assertThat(Path.of(page)).content().isEqualTo(text);
  }
}
