package io.boulderk8s.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** docs/commands.md. */
final class CommandsPage {
  private static final String HEAD =
      """
      # Commands

      Generated from the command line's own model: `mvn test -Dtest=CommandPagesTest -Dgolden.update`.

      """;
  private static final String CODES =
      """
      ## Exit codes

      `test` returns `test.sh`'s own code, or that of the setup service if that fails. When `test.sh` ends with one of these, only stderr tells: the tool's own failures begin with `boulder-k8s:`.

      """;

  private static final String QUIET = "--quiet";

  private final CommandReference reference;
  private final Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder(HEAD);

  private CommandsPage(CommandReference reference) {
    this.reference = reference;
    groups.put("Checkout", reference.together("--boulder"));
    groups.put("Cluster", reference.together("--cluster-name"));
    groups.put("Staging", reference.together("--discovery"));
  }

  static String of(CommandReference reference) {
    CommandsPage page = new CommandsPage(reference);
    page.common();
    reference.commands().forEach(page::command);
    page.text.append(CODES);
    reference
        .root()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> page.text.append("- %s: %s\n".formatted(code, meaning)));
    return page.text.toString();
  }

  private void common() {
    text.append("## Options of several commands\n\n");
    List<OptionSpec> others = new ArrayList<>(reference.common());
    groups.forEach(
        (name, options) -> {
          text.append("*").append(name).append("*:\n\n");
          items(options);
          others.removeAll(options);
        });
    text.append("Others:\n\n");
    items(others);
    text.append("All but ")
        .append(withoutQuiet().collect(joining(", ")))
        .append(" have `%s`.\n\n".formatted(QUIET));
  }

  private Stream<String> withoutQuiet() {
    return reference.commands().stream()
        .filter(
            command ->
                reference.shared(command).stream()
                    .map(OptionSpec::longestName)
                    .noneMatch(QUIET::equals))
        .map(command -> "`" + command.qualifiedName().replaceFirst("^boulder-k8s ", "") + "`");
  }

  private void command(CommandSpec command) {
    text.append("## ")
        .append(CommandReference.call(command).replaceFirst("^boulder-k8s ", ""))
        .append("\n\n")
        .append(CommandReference.sentences(command.usageMessage().description()))
        .append("\n\n");
    CommandReference.parameters(command).forEach(this::item);
    reference.own(command).forEach(this::item);
    List<String> also = also(command);
    if (!also.isEmpty()) {
      text.append("- ").append(String.join(", ", also)).append("\n");
    }
    text.append(text.charAt(text.length() - 2) == '\n' ? "" : "\n");
  }

  /** The command's common options: whole groups by name, others one by one. */
  private List<String> also(CommandSpec command) {
    List<OptionSpec> shared = new ArrayList<>(reference.shared(command));
    List<String> names = new ArrayList<>();
    groups.forEach(
        (name, options) -> {
          List<String> group = options.stream().map(OptionSpec::longestName).toList();
          if (shared.removeIf(option -> group.contains(option.longestName()))) {
            names.add("*" + name + "*");
          }
        });
    shared.stream()
        .map(OptionSpec::longestName)
        .filter(name -> !name.equals(QUIET))
        .forEach(name -> names.add("`" + name + "`"));
    return names;
  }

  private void items(List<OptionSpec> options) {
    options.forEach(this::item);
    text.append("\n");
  }

  private void item(OptionSpec option) {
    item(CommandReference.names(option), CommandReference.sentences(option.description()));
  }

  private void item(String name, String meaning) {
    text.append("- `").append(name).append("`: ").append(meaning).append("\n");
  }
}
