package io.boulderk8s.compose.keys;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The table as the page that users read, docs/compose-support.md. */
public final class SupportPage {
  private static final String HEAD =
      """
      # Compose keys and what becomes of them

      Generated from the key table (`io.boulderk8s.compose.keys.KeyRules`); a test compares the two, and
      `mvn test -Dtest=SupportPageTest -Dgolden.update` writes this page anew.

      A key is *handled*, *ignored* because no test could see the difference, or *refused* because it would
      change behaviour and a pod has no true equivalent; a likeness is not one. A key that is not listed is an error, and so is a refused one: both
      stop the run with file, line and column. Keys that begin with `x-` are allowed everywhere and mean nothing.
      A refused key does no harm where its value says nothing (`""`, `[]`, `{}`), and in what nobody starts: a service that
      neither the setup nor the runner needs, a network or volume that none of theirs uses. Values of all keys are held
      against Compose's own schema.

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
    rules.stream()
        .filter(rule -> kind.isInstance(rule.verdict()))
        .sorted(Comparator.comparing(KeyRule::pattern))
        .forEach(rule -> page.append(line(rule)));
    page.append("\n");
  }

  private static String line(KeyRule rule) {
    String unless =
        rule.verdict() instanceof Verdict.Refused refused && !refused.harmless().isEmpty()
            ? refused.harmless().stream()
                .sorted()
                .collect(Collectors.joining("`, `", "; `", "` is accepted"))
            : "";
    return "| `" + rule.pattern() + "` | " + rule.verdict().note() + unless + " |\n";
  }
}
