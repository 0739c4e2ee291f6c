package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.read.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a command, as Go's package flag reads them: -name value, --name=value. */
record Options(List<Option> all) {
  private static final Pattern OPTION = Pattern.compile("--?([A-Za-z][\\w-]*)(?:=(.*))?");

  /** An option; without a value where the next word is an option, too. */
  record Option(String name, Optional<Word> value) {}

  static Options of(List<Word> argv) {
    List<Option> options = new ArrayList<>();
    for (int i = 1; i < argv.size(); i++) {
      Matcher option = OPTION.matcher(argv.get(i).text());
      if (!option.matches()) {
        continue;
      }
      Optional<Word> value = Optional.empty();
      if (option.group(2) != null) {
        value = Optional.of(new Word(option.group(2), argv.get(i).at()));
      } else if (i + 1 < argv.size() && !OPTION.matcher(argv.get(i + 1).text()).matches()) {
        value = Optional.of(argv.get(i + 1));
      }
      options.add(new Option(option.group(1), value));
    }
    return new Options(options);
  }

  Optional<Word> value(String name) {
    return all.stream()
        .filter(option -> option.name().equals(name))
        .flatMap(option -> option.value().stream())
        .reduce((_, last) -> last);
  }
}
