package io.boulderk8s.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;

/** Groups commands as the help lists them. */
enum CommandGroup {
  TESTS("Run tests:"),
  RUNS("Detached and earlier runs:"),
  STACK("Look at the stack:"),
  FILES("See what the checkout's files say and become (no cluster needed):"),
  MACHINE("This machine:");

  private final String heading;

  CommandGroup(String heading) {
    this.heading = heading;
  }

  /** Formats the groups in place of picocli's one long list. */
  static String list(Help help, List<ListedCommand> commands) {
    Map<String, Help> all = help.subcommands();
    StringBuilder text = new StringBuilder();
    for (CommandGroup group : values()) {
      Map<String, Help> own =
          commands.stream()
              .filter(command -> command.group() == group && all.containsKey(command.name()))
              .collect(
                  Collectors.toMap(
                      ListedCommand::name,
                      command -> Objects.requireNonNull(all.get(command.name())),
                      (one, _) -> one,
                      java.util.LinkedHashMap::new));
      if (!own.isEmpty()) {
        text.append(group.heading).append(System.lineSeparator()).append(help.commandList(own));
      }
    }
    return text.toString();
  }
}
