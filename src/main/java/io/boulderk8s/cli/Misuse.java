package io.boulderk8s.cli;

import io.boulderk8s.failure.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in words all that is wrong with a command line, with a guess where there is one. */
final class Misuse {
  /** Nearly every other option is as near to one of these. */
  private static final int SHORT_OPTION = 2;

  /** Parameters that another program gets, and that program. */
  private static final Map<String, String> PASSED_ON =
      Map.of("COMMAND", "the command", "[ARG...]", "test.sh");

  private Misuse() {}

  /**
   * Says why picocli, or a command, refused it.
   *
   * @param failures at least one
   */
  static List<Problem> of(List<ParameterException> failures) {
    CommandSpec spec = failures.getFirst().getCommandLine().getCommandSpec();
    List<String> whats =
        read(failures).flatMap(failure -> whats(failure).stream()).distinct().toList();
    List<Problem> problems = new ArrayList<>();
    whats.forEach(what -> problems.add(Problem.at("", what, "")));
    problems.set(whats.size() - 1, Problem.at("", whats.getLast(), next(spec, failures)));
    return problems;
  }

  /** What comes after a value that cannot be read was not read: it may not be missing. */
  private static Stream<ParameterException> read(List<ParameterException> failures) {
    boolean whole = failures.stream().allMatch(Misuse::isOfWholeLine);
    return failures.stream()
        .filter(failure -> whole || !(failure instanceof MissingParameterException));
  }

  private static boolean isOfWholeLine(ParameterException failure) {
    return failure instanceof MissingParameterException
        || failure instanceof UnmatchedArgumentException;
  }

  private static List<String> whats(ParameterException failure) {
    return switch (failure) {
      case UnmatchedArgumentException unknown when !unknown.getUnmatched().isEmpty() ->
          unknown(unknown.getUnmatched(), unknown.getCommandLine().getCommandSpec());
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          missing.getMissing().stream().map(Misuse::missing).toList();
      case OverwrittenOptionException twice ->
          List.of(name(twice.getOverwritten()) + " is given twice");
      case MutuallyExclusiveArgsException _ -> List.of(exclusive(failure));
      default ->
          List.of(
              failure.getArgSpec() == null || failure.getValue() == null
                  ? String.valueOf(failure.getMessage())
                  : wrong(failure.getArgSpec(), failure.getValue()));
    };
  }

  private static List<String> unknown(List<String> words, CommandSpec spec) {
    List<String> whats = new ArrayList<>();
    boolean afterOption = false;
    for (String word : words) {
      boolean option = word.startsWith("-");
      if (option) {
        whats.add("unknown option: " + word + guess(word, spec.optionsMap().keySet()));
      } else if (!afterOption) {
        whats.add(unexpected(word, spec));
      }
      afterOption = option && !word.contains("=");
    }
    // what follows an unknown command is that command's
    return spec.parent() == null ? whats.subList(0, 1) : whats;
  }

  private static String unexpected(String word, CommandSpec spec) {
    return spec.parent() == null
        ? "unknown command: " + word + guess(word, spec.subcommands().keySet())
        : "unexpected argument: " + word;
  }

  private static String guess(String word, Set<String> names) {
    String name = word.replaceFirst("=.*", "");
    String question = name.length() <= SHORT_OPTION ? "" : SimilarNames.question(name, names);
    return question.isEmpty() ? "" : "; " + question;
  }

  private static String missing(ArgSpec argument) {
    if (argument instanceof OptionSpec option && !option.required()) {
      return name(option) + " needs a value: " + option.paramLabel();
    }
    return argument instanceof OptionSpec option
        ? name(option) + " " + option.paramLabel() + " is missing"
        : argument.paramLabel() + " is missing";
  }

  private static String wrong(ArgSpec argument, String value) {
    Class<?> type = argument.type();
    if (type == boolean.class) {
      return name(argument) + " takes no value, but has '" + value + "'";
    }
    String wanted =
        type.isEnum()
            ? Stream.of(type.getEnumConstants())
                .map(String::valueOf)
                .collect(Collectors.joining(" or "))
            : type == int.class ? "a whole number" : argument.paramLabel();
    return "%s: '%s' is not %s".formatted(name(argument), value, wanted);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String exclusive(ParameterException failure) {
    return String.valueOf(failure.getMessage())
        .replaceFirst("^Error: (.*) are mutually exclusive.*", "give only one of $1");
  }

  private static String next(CommandSpec spec, List<ParameterException> failures) {
    String help = "`" + spec.qualifiedName() + " --help` lists what it takes";
    if (failures.stream().noneMatch(Misuse::isUnknownOption)) {
      return help;
    }
    if (spec.parent() == null) {
      return "options go after the command; " + help;
    }
    return spec.positionalParameters().stream()
        .map(ArgSpec::paramLabel)
        .flatMap(label -> Stream.ofNullable(PASSED_ON.get(label)))
        .findFirst()
        .map(whose -> "what is for " + whose + " goes after `--`; " + help)
        .orElse(help);
  }

  private static boolean isUnknownOption(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unknown
        && !unknown.getUnmatched().isEmpty()
        && unknown.getUnmatched().getFirst().startsWith("-");
  }
}
