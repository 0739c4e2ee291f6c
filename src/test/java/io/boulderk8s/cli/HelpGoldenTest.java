package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.Golden;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The whole surface in one file: a new option is a diff that a reviewer reads. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HelpGoldenTest {
  private final Console console = new Console(Path.of("/nowhere"));

  @Test
  void the_help_of_every_command_is_as_expected() {
    String help =
        console.commandLine().getSubcommands().keySet().stream()
            .map(command -> section(command, "--help"))
            .collect(Collectors.joining());

    Golden.check("help/help.txt", section("--help") + help);
  }

  private String section(String... words) {
    assertThat(console.run(words)).as(String.join(" ", words)).isZero();
    assertThat(console.stderr()).isEmpty();
    return "$ boulder-k8s " + String.join(" ", words) + "\n" + console.stdout() + "\n";
  }
}
