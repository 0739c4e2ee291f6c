package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Console;
import io.boulderk8s.testkit.Golden;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Test
  void each_line_of_the_list_of_commands_is_a_whole_sentence() {
    assertThat(console.commandLine().getSubcommands().values())
        .allSatisfy(
            command ->
                assertThat(
                        Stream.of(
                                command.getCommandSpec().usageMessage().header(),
                                command.getCommandSpec().usageMessage().description())
                            .flatMap(Stream::of)
                            .findFirst())
                    .as(command.getCommandName())
                    .hasValueSatisfying(
                        line -> assertThat(line).matches("(Generate .*|[A-Z].*[^,]\\.)")));
  }

  @Test
  void every_command_is_in_the_list_on_a_line_of_its_own() {
    assertThat(console.run("--help")).isZero();
    assertThat(console.commandLine().getSubcommands().keySet())
        .allSatisfy(
            name -> assertThat(console.stdout()).containsPattern("\n  " + name + " +[A-Z].*\\.\n"));
  }

  /** picocli breaks a line after a dot, also after that of test.sh. */
  @Test
  void no_word_of_the_help_is_broken() {
    assertThat(console.commandLine().getSubcommands().keySet())
        .allSatisfy(
            name ->
                assertThat(section(name, "--help"))
                    .doesNotContainPattern("[a-z0-9 ]\\.\n *[a-z/][^ ]*(\n| [^ ])"));
  }

  @Test
  void no_help_has_an_escape() {
    assertThat(section("--help") + section("test", "--help")).doesNotContain("\u001b");
  }

  private String section(String... words) {
    assertThat(console.run(words)).as(String.join(" ", words)).isZero();
    assertThat(console.stderr()).isEmpty();
    return "$ boulder-k8s " + String.join(" ", words) + "\n" + console.stdout() + "\n";
  }
}
