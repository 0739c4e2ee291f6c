package io.boulderk8s.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Describes a command and builds it only when it is needed.
 *
 * @param name equals the one in its type's annotation, which is not read to find a command
 * @param group where the help lists it
 * @param type says the description, by its annotation
 * @param build makes the command, or a command line for it
 */
record ListedCommand(String name, CommandGroup group, Class<?> type, Supplier<Object> build) {
  /** Builds it with all its options. */
  CommandLine whole() {
    Object built = build.get();
    return built instanceof CommandLine line ? line : new CommandLine(built);
  }

  /** Builds what the list of commands shows of it: name and description. It cannot be executed. */
  CommandLine inList() {
    Command words = type.getAnnotation(Command.class);
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().header(words.header()).description(words.description());
    return new CommandLine(spec);
  }
}
