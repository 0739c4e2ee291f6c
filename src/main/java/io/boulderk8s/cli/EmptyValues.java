package io.boulderk8s.cli;

import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses options without a word in their value, as an unset variable of a script leaves them: no
 * name would mean another stack, cluster or folder than the user has in mind.
 */
final class EmptyValues {
  private EmptyValues() {}

  static Stream<ParameterException> of(ParseResult parsed) {
    return parsed.matchedOptions().stream()
        .filter(EmptyValues::isEmpty)
        .map(
            option ->
                new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "%s is empty: %s is missing"
                        .formatted(option.longestName(), option.paramLabel())));
  }

  private static boolean isEmpty(OptionSpec option) {
    return option.arity().min() > 0 && option.originalStringValues().contains("");
  }
}
