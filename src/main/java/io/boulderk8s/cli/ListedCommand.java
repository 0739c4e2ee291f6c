package io.boulderk8s.cli;

import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that is not built before it is asked for.
 *
 * @param name the one in the annotation of its type, which is not read to find a command
 * @param group where the help lists it
 * @param type says the description, by its annotation
 * @param build makes the command, or a command line of it
 */
record ListedCommand(String name, CommandGroup group, Class<?> type, Supplier<Object> build) {
  /** With all of its options. */
  CommandLine whole() {
    Object built = build.get();
    return built instanceof CommandLine line ? line : new CommandLine(built);
  }

  /** What the list of commands shows of it; cannot be executed. */
  CommandLine inList() {
    Command words = type.getAnnotation(Command.class);
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().header(words.header()).description(words.description());
    return new CommandLine(spec);
  }
}
