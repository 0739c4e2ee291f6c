package io.boulderk8s.matrix;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Problems;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Parses the command line of a cell: `USE_VITESS=true ./tn.sh --unit`. */
record CellCommand(SortedMap<String, String> environment, boolean next, List<String> arguments) {
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

  /** Returns an empty result, and adds a problem, when it cannot be parsed. */
  static Optional<CellCommand> of(
      String text, Source at, Harness.Matrix harness, Problems problems) {
    try {
      return Optional.of(of(ShellWords.of(text), harness));
    } catch (ShellWords.NotSimple e) {
      problems.add(
          at,
          "the command `" + text.strip() + "` cannot be read: " + e.what(),
          "write it as `[NAME=VALUE]... %s|%s [ARG]...`"
              .formatted(harness.plainCommand(), harness.nextCommand()));
      return Optional.empty();
    }
  }

  private static CellCommand of(List<String> words, Harness.Matrix harness)
      throws ShellWords.NotSimple {
    SortedMap<String, String> environment = new TreeMap<>();
    int at = 0;
    while (at < words.size() && ASSIGNMENT.matcher(words.get(at)).matches()) {
      String word = words.get(at++);
      environment.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
    }
    String program = at < words.size() ? words.get(at) : "";
    boolean next = program.equals(harness.nextCommand());
    if (!next && !program.equals(harness.plainCommand())) {
      throw new ShellWords.NotSimple(
          program.isEmpty() ? "it names no program" : "`" + program + "` is not known");
    }
    return new CellCommand(environment, next, words.subList(at + 1, words.size()));
  }
}
