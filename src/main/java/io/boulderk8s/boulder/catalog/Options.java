package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.read.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a command, as Go's package flag reads them: -name value, --name=value; the last of
 * a name counts, and none behind the first word that is neither an option nor a value of one.
 *
 * @param all each name once
 * @param behind words that look like options and are none, for they stand behind such a word
 */
record Options(List<Option> all, List<Word> behind) {
  private static final Pattern OPTION =
      Pattern.compile("--?([^-=][^=]*)(?:=(.*))?", Pattern.DOTALL);

  /** Options of Boulder's servers that take no value from the next word. */
  private static final Set<String> SWITCHES = Set.of("init-log", "init-log-for-test", "runOnce");

  /** An option; without a value where the next word is an option, too. */
  record Option(String name, Optional<Word> value) {}

  Options {
    all = List.copyOf(all);
    behind = List.copyOf(behind);
  }

  /**
   * Reads them.
   *
   * @param valued names whose next word is their value, whatever it looks like
   */
  static Options of(List<Word> argv, Set<String> valued) {
    Map<String, Option> options = new LinkedHashMap<>();
    int at = BoulderService.subcommand(argv).isPresent() ? 2 : 1;
    while (at < argv.size()) {
      Word word = argv.get(at++);
      Matcher option = OPTION.matcher(word.text());
      if (!option.matches()) {
        break;
      }
      String name = option.group(1);
      Optional<Word> value =
          Optional.ofNullable(option.group(2)).map(text -> new Word(text, word.at()));
      if (value.isEmpty() && at < argv.size() && takes(name, argv.get(at), valued)) {
        value = Optional.of(argv.get(at++));
      }
      options.put(name, new Option(name, value));
    }
    List<Word> behind = new ArrayList<>(argv.subList(Math.min(at, argv.size()), argv.size()));
    behind.removeIf(word -> !OPTION.matcher(word.text()).matches());
    return new Options(List.copyOf(options.values()), behind);
  }

  private static boolean takes(String name, Word next, Set<String> valued) {
    boolean looksLikeValue = !OPTION.matcher(next.text()).matches();
    return valued.contains(name) || (looksLikeValue && !SWITCHES.contains(name));
  }

  Optional<Word> value(String name) {
    return all.stream()
        .filter(option -> option.name().equals(name))
        .flatMap(option -> option.value().stream())
        .findFirst();
  }
}
