package io.boulderk8s.checkout;

import io.boulderk8s.checkout.ScriptOptions.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Searches a shell script, line by line, for its options. */
final class ScriptReading {
  private static final Pattern GETOPTS =
      Pattern.compile("\\bgetopts\\s+[\"']?([^\\s\"']+)[\"']?\\s+(\\w+)");
  private static final Pattern GETOPT_SHORT =
      Pattern.compile("\\bgetopt\\s(?:.*\\s)?(?:-o|--options)[ =]?[\"']?([\\w:+]+)");
  private static final Pattern GETOPT_LONG =
      Pattern.compile("\\bgetopt\\s(?:.*\\s)?(?:-l|--long|--longoptions)[ =][\"']?([\\w,:-]+)");
  private static final Pattern COMMENT = Pattern.compile("^\\s*#.*|\\s#[^'\"]*$");
  private static final Pattern TURN =
      Pattern.compile("(?<![^\\s;&|)])case\\s+(\\S+)\\s+in(?!\\S)|;;&?|;&|\\besac\\b");
  private static final Pattern BRANCH = Pattern.compile("\\s*\\(?([^()]+)\\)");
  private static final Pattern ESAC = Pattern.compile("\\s*esac\\b");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
  private static final Pattern NEXT_WORD = Pattern.compile("\\$\\{?2\\b|\\bshift\\s+2\\b");

  private final Map<String, Option> options = new HashMap<>();
  private final Map<Character, Boolean> valued = new HashMap<>();
  private final Set<String> getoptsVariables = new HashSet<>();
  private final Deque<Case> cases = new ArrayDeque<>();
  private int longFormsAt;
  private boolean longNames;

  /** A `case` whose `esac` has not come yet. */
  private static final class Case {
    private final String variable;
    private boolean atBranch = true;
    private List<String> typed = List.of();

    Case(String variable) {
      this.variable = variable;
    }
  }

  ScriptOptions of(String script) {
    List<String> lines = script.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = COMMENT.matcher(lines.get(i)).replaceFirst("");
      declared(line, i + 1);
      branches(line, i + 1);
    }
    return new ScriptOptions(options, unread());
  }

  private Optional<String> unread() {
    if (options.isEmpty()) {
      return Optional.of("it has neither getopts nor a `case` of options");
    }
    return longFormsAt > 0 && !longNames
        ? Optional.of("line " + longFormsAt + ": no `case` names the long options of its getopts")
        : Optional.empty();
  }

  private void declared(String line, int number) {
    Matcher getopts = GETOPTS.matcher(line);
    if (getopts.find()) {
      getoptsVariables.add(getopts.group(2));
      letters(getopts.group(1), number);
    }
    Matcher brief = GETOPT_SHORT.matcher(line);
    if (brief.find()) {
      letters(brief.group(1), number);
    }
    Matcher names = GETOPT_LONG.matcher(line);
    if (names.find()) {
      for (String name : names.group(1).split(",", -1)) {
        add("--" + name.replace(":", ""), number, name.endsWith(":") && !name.endsWith("::"));
      }
    }
  }

  /** Parses `ab:-:` as -a, -b with a value, and long options as values of `-`. */
  private void letters(String text, int number) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean value = i + 1 < text.length() && text.charAt(i + 1) == ':';
      if (letter == '-' && value) {
        longFormsAt = number;
      }
      if (Character.isLetterOrDigit(letter) && !text.contains("$")) {
        valued.put(letter, value);
        add("-" + letter, number, value);
      }
    }
  }

  private void add(String typed, int number, boolean value) {
    longNames |= typed.startsWith("--");
    options.merge(
        typed,
        new Option(number, value),
        (before, now) -> new Option(now.line(), before.valued() || now.valued()));
  }

  private void branches(String line, int number) {
    String rest = line;
    while (!rest.isBlank()) {
      Case open = cases.peek();
      rest = open != null && open.atBranch ? branch(open, rest, number) : body(open, rest);
    }
  }

  /** Returns the position behind the patterns of the branch that begins here. */
  private String branch(Case open, String text, int number) {
    Matcher end = ESAC.matcher(text);
    if (end.lookingAt()) {
      cases.pop();
      return text.substring(end.end());
    }
    Matcher branch = BRANCH.matcher(text);
    if (!branch.lookingAt()) {
      return "";
    }
    open.atBranch = false;
    open.typed = new ArrayList<>();
    for (String pattern : branch.group(1).split("\\|", -1)) {
      typed(open.variable, pattern.strip().replaceAll("[\"']", "").replaceFirst("=\\*?$", ""))
          .ifPresent(open.typed::add);
    }
    for (String typed : open.typed) {
      add(typed, number, typed.length() == 2 && valued.getOrDefault(typed.charAt(1), false));
    }
    return text.substring(branch.end());
  }

  /** Returns how a user types the option that this pattern of a branch stands for, if it is one. */
  private Optional<String> typed(String variable, String pattern) {
    if (pattern.matches("--?[A-Za-z0-9][\\w-]*")) {
      return Optional.of(pattern);
    }
    boolean word = pattern.matches("[A-Za-z0-9][\\w-]*");
    if (word && getoptsVariables.contains(variable)) {
      return Optional.of((pattern.length() == 1 ? "-" : "--") + pattern);
    }
    return word && variable.equals("OPTARG") && longFormsAt > 0
        ? Optional.of("--" + pattern)
        : Optional.empty();
  }

  /** Returns the position behind the next word that begins or ends a `case` or a branch. */
  private String body(@Nullable Case open, String text) {
    Matcher turn = TURN.matcher(text);
    boolean found = turn.find();
    if (open != null && NEXT_WORD.matcher(found ? text.substring(0, turn.start()) : text).find()) {
      open.typed.forEach(
          typed -> options.computeIfPresent(typed, (_, o) -> new Option(o.line(), true)));
    }
    if (!found) {
      return "";
    }
    if (turn.group(1) != null) {
      Matcher variable = VARIABLE.matcher(turn.group(1));
      cases.push(new Case(variable.find() ? variable.group(1) : ""));
    } else if (open != null && turn.group().equals("esac")) {
      cases.pop();
    } else if (open != null) {
      open.atBranch = true;
    }
    return text.substring(turn.end());
  }
}
