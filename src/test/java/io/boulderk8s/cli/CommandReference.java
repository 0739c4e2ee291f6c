package io.boulderk8s.cli;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The command line as picocli's model has it, for the pages that are made of it.
 *
 * @param common options that several commands have, with the same words; no two with one name
 */
record CommandReference(CommandSpec root, List<CommandSpec> commands, List<OptionSpec> common) {
  private static final int SEVERAL = 2;

  static CommandReference of(CommandSpec root) {
    List<CommandSpec> commands = below(root).toList();
    List<OptionSpec> common =
        commands.stream()
            .flatMap(command -> command.options().stream())
            .collect(groupingBy(CommandReference::key, LinkedHashMap::new, toList()))
            .values()
            .stream()
            .filter(same -> same.size() >= SEVERAL && !same.getFirst().usageHelp())
            .sorted(comparing(same -> -same.size()))
            .map(List::getFirst)
            .collect(toMap(OptionSpec::longestName, option -> option, (most, _) -> most))
            .values()
            .stream()
            .sorted(comparing(OptionSpec::longestName))
            .toList();
    return new CommandReference(root, commands, common);
  }

  List<OptionSpec> own(CommandSpec command) {
    return options(command).filter(option -> !isCommon(option)).toList();
  }

  List<OptionSpec> shared(CommandSpec command) {
    return options(command).filter(this::isCommon).toList();
  }

  /** Common options that the same commands have as this one has, itself included. */
  List<OptionSpec> together(String option) {
    return common.stream().filter(other -> having(other).equals(having(option(option)))).toList();
  }

  private OptionSpec option(String name) {
    return common.stream().filter(one -> one.longestName().equals(name)).findFirst().orElseThrow();
  }

  private List<CommandSpec> having(OptionSpec option) {
    return commands.stream().filter(one -> options(one).anyMatch(same(option))).toList();
  }

  private static Predicate<OptionSpec> same(OptionSpec option) {
    return other -> key(other).equals(key(option));
  }

  /** With its parameters, as a user writes it. */
  static String call(CommandSpec command) {
    return Stream.concat(
            Stream.of(command.qualifiedName()),
            command.positionalParameters().stream().map(CommandReference::label))
        .collect(Collectors.joining(" "));
  }

  /** What the positional parameters mean, by their labels. */
  static SequencedMap<String, String> parameters(CommandSpec command) {
    SequencedMap<String, String> meanings = new LinkedHashMap<>();
    command
        .positionalParameters()
        .forEach(one -> meanings.put(label(one), sentences(one.description())));
    return meanings;
  }

  private static String label(PositionalParamSpec parameter) {
    String name = parameter.paramLabel();
    if (name.startsWith("[")) {
      return name;
    }
    String label = name + (parameter.isMultiValue() ? "..." : "");
    return parameter.required() ? label : "[" + label + "]";
  }

  static String names(OptionSpec option) {
    String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    return String.join(", ", option.names()) + value;
  }

  static String sentences(String[] description) {
    return String.join(" ", description).replace("%n", " ").replace("%%", "%");
  }

  private static Stream<OptionSpec> options(CommandSpec command) {
    return command.options().stream()
        .filter(option -> !option.hidden() && !option.usageHelp())
        .sorted(comparing(OptionSpec::longestName));
  }

  private boolean isCommon(OptionSpec option) {
    return common.stream().anyMatch(same(option));
  }

  private static String key(OptionSpec option) {
    return names(option) + " " + sentences(option.description());
  }

  private static Stream<CommandSpec> below(CommandSpec command) {
    return command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .flatMap(one -> Stream.concat(Stream.of(one), below(one)));
  }
}
