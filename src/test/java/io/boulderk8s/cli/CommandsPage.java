package io.boulderk8s.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** docs/commands.md. */
final class CommandsPage {
  private static final String HEAD =
      """
      # Commands

      Generated from the command line's own model: `mvn test -Dtest=CommandPagesTest -Dgolden.update`. [usage.md](usage.md) shows how they are used.

      """;
  private static final String CODES =
      """
      ## Exit codes

      `test` returns `test.sh`'s own code, or that of the setup service if that fails. A `test.sh` that ends with one of the codes below looks the same; stderr tells them apart: the
      tool's own failures begin with `boulder-k8s:`.

      | code | meaning |
      |---|---|
      """;

  private final CommandReference reference;
  private final StringBuilder text = new StringBuilder(HEAD);

  private CommandsPage(CommandReference reference) {
    this.reference = reference;
  }

  static String of(CommandReference reference) {
    CommandsPage page = new CommandsPage(reference);
    page.text.append("## Options of several commands\n\n");
    page.table(reference.common());
    reference.commands().forEach(page::command);
    page.text.append(CODES);
    reference.root().usageMessage().exitCodeList().forEach(page::row);
    return page.text.toString();
  }

  private void command(CommandSpec command) {
    text.append("## ").append(command.qualifiedName().replaceFirst("^boulder-k8s ", ""));
    text.append("\n\n    ").append(CommandReference.call(command)).append("\n\n");
    text.append(CommandReference.sentences(command.usageMessage().description())).append("\n\n");
    List<OptionSpec> own = reference.own(command);
    if (!own.isEmpty() || !command.positionalParameters().isEmpty()) {
      head();
      command
          .positionalParameters()
          .forEach(
              parameter ->
                  row(
                      "`" + CommandReference.label(parameter) + "`",
                      CommandReference.sentences(parameter.description())));
      rows(own);
      text.append("\n");
    }
    if (!reference.shared(command).isEmpty()) {
      text.append(
          reference.shared(command).stream()
              .map(option -> "`" + option.longestName() + "`")
              .collect(Collectors.joining(", ", "Also ", ".\n\n")));
    }
  }

  private void table(List<OptionSpec> options) {
    head();
    rows(options);
    text.append("\n");
  }

  private void head() {
    text.append("| option | meaning |\n|---|---|\n");
  }

  private void rows(List<OptionSpec> options) {
    options.forEach(
        option ->
            row(
                "`" + CommandReference.names(option) + "`",
                CommandReference.sentences(option.description())));
  }

  private void row(String name, String meaning) {
    text.append("| ").append(name).append(" | ").append(meaning.replace("|", "\\|")).append(" |\n");
  }
}
