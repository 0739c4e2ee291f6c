package io.boulderk8s.cli;

import io.boulderk8s.boulder.Harness;
import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.checkout.ScriptOptions;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.report.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Splits `test`'s command line. What is for the checkout's test.sh stands after `--`. Unknown
 * options before it go to test.sh as well; an option that both know is refused.
 */
final class TestScriptOptions {
  /** Does what tn.sh does and passes test.sh its part: both mean the same. */
  private static final Set<String> SAME = Set.of("--config-next");

  private final String command;
  private final String script;
  private final ScriptOptions known;
  private final CommandSpec ours;
  private final List<String> before;
  private final List<OptionSpec> given;

  private TestScriptOptions(ParseResult parsed, String script, ScriptOptions known) {
    this.command = parsed.commandSpec().qualifiedName();
    this.script = script;
    this.known = known;
    this.ours = parsed.commandSpec();
    List<String> words = parsed.originalArgs();
    this.before = words.contains("--") ? words.subList(0, words.indexOf("--")) : words;
    this.given = parsed.matchedOptions();
  }

  /**
   * Checks what the user typed.
   *
   * @param passed the words that test.sh would get
   * @throws BoulderK8sException CHECKOUT, where an option may be meant for either
   */
  static void check(
      ParseResult parsed,
      List<String> passed,
      Checkout checkout,
      Harness harness,
      Reporter reporter) {
    String script = harness.testCommand().getFirst();
    Optional<ScriptOptions> known = ScriptOptions.read(checkout.root().resolve(script));
    if (known.isPresent()) {
      new TestScriptOptions(parsed, script.replaceFirst("^\\./", ""), known.get())
          .check(isSeparated(parsed.originalArgs(), passed), reporter);
    }
  }

  /**
   * Tells whether everything for test.sh stands after `--`, so that nothing before it can be meant
   * for test.sh.
   */
  private static boolean isSeparated(List<String> words, List<String> passed) {
    int at = words.indexOf("--");
    return at >= 0 && passed.size() == words.size() - at - 1;
  }

  private void check(boolean separated, Reporter reporter) {
    List<Problem> problems = new ArrayList<>(swallowed());
    if (!separated) {
      typed().flatMap(name -> collision(name).stream()).forEach(problems::add);
      if (!given.isEmpty()) {
        known.unread().ifPresent(why -> reporter.notice(unread(why)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.CHECKOUT, problems, null);
    }
  }

  private String unread(String why) {
    return "the options of "
        + script
        + " cannot be read ("
        + why
        + "), so one that is spelled like one of `"
        + command
        + "` would not be noticed: write those of "
        + script
        + " after `--`";
  }

  /** Returns the names of our options that the user typed. */
  private Stream<String> typed() {
    return given.stream()
        .flatMap(option -> Stream.of(option.names()))
        .filter(
            name ->
                before.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "=")))
        .distinct();
  }

  private Optional<Problem> collision(String name) {
    return Optional.ofNullable(known.options().get(name))
        .filter(_ -> !SAME.contains(name))
        .map(
            option ->
                new Problem(
                    script + ":" + option.line(),
                    script + " has an option `" + name + "`, and so has `" + command + "`",
                    "for "
                        + script
                        + " put it after `--`; for boulder-k8s put all that is for "
                        + script
                        + " after `--`"));
  }

  /** Refuses an option of ours that is the value of an option of test.sh. */
  private List<Problem> swallowed() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i + 1 < before.size(); i++) {
      String value = before.get(i + 1).replaceFirst("=.*", "");
      if (known.takesNext(before.get(i)) && ours.optionsMap().containsKey(value)) {
        problems.add(
            new Problem(
                script,
                "`%s` takes the next word as its value, and `%s` is an option of `%s`"
                    .formatted(before.get(i), value, command),
                "put both after `--`"));
      }
    }
    return problems;
  }
}
