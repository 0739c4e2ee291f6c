package io.boulderk8s.explain;

import io.boulderk8s.compose.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Explains the values of some fields: by a line of the Compose files, or else by a fixed rule.
 *
 * @param pattern the fields' paths; `*` is one name, `**` any rest
 * @param where finds the Compose line behind a field
 * @param written how the value follows from that line
 * @param otherwise the fixed rule where there is no such line; empty: then another rule explains it
 */
record Rule(Pattern pattern, Where where, String written, String otherwise) {
  private static final Pattern TOKEN = Pattern.compile("\\*\\*|\\.\\*(?!\\*)|\\*|\\.|[^*.]+");

  /** Finds the Compose line behind a field. */
  @FunctionalInterface
  interface Where {
    /**
     * Returns the line, if there is one.
     *
     * @param stars the texts that the stars of the pattern match
     */
    Optional<Source> find(ExplainedObject subject, List<String> stars);
  }

  /** A rule without a Compose line. */
  static Rule fixed(String path, String rule) {
    return new Rule(compiled(path), (_, _) -> Optional.empty(), "", rule);
  }

  /** A rule that applies only where a Compose line is found. */
  static Rule place(String path, Where where, String written) {
    return new Rule(compiled(path), where, written, "");
  }

  /**
   * A key of the service.
   *
   * @param keys the key's path below the service, the best first, separated by blanks; `$1` is the
   *     text of the first star
   */
  static Rule key(String path, String keys, String written, String otherwise) {
    return new Rule(
        compiled(path),
        (subject, stars) -> subject.written(filled(keys, stars)),
        written,
        otherwise);
  }

  /** A key of the service without which the field does not exist. */
  static Rule key(String path, String keys, String written) {
    return key(path, keys, written, "");
  }

  /** Returns the field's origin, if this rule applies to it. */
  Optional<Origin> origin(ExplainedObject subject, String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return where
        .find(subject, stars(matcher.toMatchResult()))
        .map(source -> new Origin(Optional.of(source), written))
        .or(
            () ->
                otherwise.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Origin(Optional.empty(), otherwise)));
  }

  private static List<String> stars(MatchResult match) {
    return IntStream.rangeClosed(1, match.groupCount())
        .mapToObj(match::group)
        .filter(Objects::nonNull)
        .toList();
  }

  private static String[] filled(String keys, List<String> stars) {
    return Arrays.stream(keys.split(" ", -1))
        .map(
            key ->
                IntStream.range(0, stars.size())
                    .boxed()
                    .reduce(key, (k, i) -> k.replace("$" + (i + 1), stars.get(i)), (a, _) -> a))
        .toArray(String[]::new);
  }

  private static Pattern compiled(String path) {
    return Pattern.compile(
        TOKEN
            .matcher(path)
            .replaceAll(
                token ->
                    Matcher.quoteReplacement(
                        switch (token.group()) {
                          case "**" -> ".*";
                          case "*" -> "([^\\]]+)";
                          case ".*" -> "(?:\\.([A-Za-z0-9_-]+)|\\[([^\\]]+)\\])";
                          case String text -> Pattern.quote(text);
                        })));
  }
}
