package io.boulderk8s.compose.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table as the page that users read, docs/compose-support.md. */
public final class SupportPage {
  private static final String HEAD =
      """
      # Compose keys and what becomes of them

      Generated from `io.boulderk8s.compose.keys.KeyRules`: `mvn test -Dtest=SupportPageTest -Dgolden.update`.

      A key is *handled*, *ignored* because no test could see the difference, or *refused* because it would change behaviour and a pod has
      no true equivalent. A refused key, and one that is not listed, stops the run with file, line and column. Keys that begin with `x-` are
      allowed everywhere. A refused key does no harm with an empty value (`""`, `[]`, `{}`), and in what nobody starts: a service
      that neither setup nor runner needs, a network or volume that none of theirs uses. Values of all keys are checked against Compose's own schema.

      `*` stands for a name of your choice, `[]` for an item of a list. Short forms are read as their long ones.

      """;

  private SupportPage() {}

  public static String of(List<KeyRule> rules) {
    StringBuilder page = new StringBuilder(HEAD);
    section(page, "Handled", "what it becomes", rules, Verdict.Handled.class);
    section(page, "Ignored", "why", rules, Verdict.Ignored.class);
    section(page, "Refused", "why", rules, Verdict.Refused.class);
    return page.toString().stripTrailing() + "\n";
  }

  private static void section(
      StringBuilder page,
      String title,
      String column,
      List<KeyRule> rules,
      Class<? extends Verdict> kind) {
    page.append("## ").append(title).append("\n\n");
    page.append("| Key | ").append(column).append(" |\n|---|---|\n");
    Map<String, List<String>> keys = new LinkedHashMap<>();
    rules.stream()
        .filter(rule -> kind.isInstance(rule.verdict()))
        .sorted(Comparator.comparing(KeyRule::pattern))
        .forEach(
            rule ->
                keys.computeIfAbsent(note(rule), _ -> new ArrayList<>())
                    .add("`" + rule.pattern() + "`"));
    keys.forEach(
        (note, patterns) ->
            page.append("| " + String.join(", ", patterns) + " | " + note + " |\n"));
    page.append("\n");
  }

  private static String note(KeyRule rule) {
    String unless =
        rule.verdict() instanceof Verdict.Refused refused && !refused.harmless().isEmpty()
            ? refused.harmless().stream()
                .sorted()
                .collect(Collectors.joining("`, `", "; `", "` is accepted"))
            : "";
    return rule.verdict().note() + unless;
  }
}
