package io.boulderk8s.cli;

import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in words why picocli refused a command line, with a guess where there is one. */
final class Misuse {
  private Misuse() {}

  static String of(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return String.valueOf(failure.getMessage());
    }
    String word = unmatched.getUnmatched().getFirst();
    CommandSpec spec = failure.getCommandLine().getCommandSpec();
    if (word.startsWith("-")) {
      return said(
          "unknown option: " + word, word.replaceFirst("=.*", ""), spec.optionsMap().keySet());
    }
    return spec.parent() == null
        ? said("unknown command: " + word, word, spec.subcommands().keySet())
        : "unexpected argument: " + word;
  }

  private static String said(String what, String word, Set<String> names) {
    String question = SimilarNames.question(word, names);
    return question.isEmpty() ? what : what + "; " + question;
  }
}
