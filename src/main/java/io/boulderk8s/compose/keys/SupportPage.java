package io.boulderk8s.compose.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the table as docs/compose-support.md. */
public final class SupportPage {
  private static final String HEAD =
      """
      # Compose keys and what becomes of them

      Generated from `io.boulderk8s.compose.keys.KeyRules`: `mvn test -Dtest=SupportPageTest -Dgolden.update`.

      A key that is not listed is handled as with Compose. One that is *ignored* changes nothing that a test could see. One that is *refused* has no true
      equivalent in a pod: it stops the run with file, line and column, as an unknown key does, but not with the values in brackets, not when it is empty (`""`, `[]`, `{}`),
      and not in services, networks and volumes that neither setup nor runner needs. Keys that begin with `x-` are allowed. All values are checked against Compose's own schema.

      `*` stands for a name, `[]` for an item of a list. Short forms are read as their long ones.

      ## Limits

      - a Compose file, an environment file: 1 MiB; all `env_file` together: 32 MiB
      - a YAML file, aliases expanded: 100 levels, 100,000 values
      - files named by `include`, `extends` and `env_file` of an include: 200
      - a chain of `extends`: 50 services; what all of them make: 300,000 values
      - a value after interpolation: 128 KiB (Linux' limit for one argument)
      - what variables add to a file; the values of an environment file: 16 MiB
      - services: 1000

      """;

  private SupportPage() {}

  public static String of(List<KeyRule> rules) {
    StringBuilder page = new StringBuilder(HEAD);
    section(page, "Handled", rules, KeyVerdict.Handled.class);
    section(page, "Ignored", rules, KeyVerdict.Ignored.class);
    section(page, "Refused", rules, KeyVerdict.Refused.class);
    return page.toString().stripTrailing() + "\n";
  }

  private static void section(
      StringBuilder page, String title, List<KeyRule> rules, Class<? extends KeyVerdict> kind) {
    page.append("## ").append(title).append("\n\n");
    Map<String, List<String>> keys = new LinkedHashMap<>();
    rules.stream()
        .filter(rule -> kind.isInstance(rule.verdict()))
        .filter(rule -> !rule.verdict().note().equals(KeyRule.AS_WITH_COMPOSE))
        .sorted(Comparator.comparing(KeyRule::pattern))
        .forEach(
            rule ->
                keys.computeIfAbsent(rule.verdict().note(), _ -> new ArrayList<>()).add(key(rule)));
    keys.forEach(
        (note, patterns) -> page.append("- " + String.join(", ", patterns) + ": " + note + "\n"));
    page.append("\n");
  }

  /** The key, with the values of it that are not refused. */
  private static String key(KeyRule rule) {
    String but =
        rule.verdict() instanceof KeyVerdict.Refused refused && !refused.harmless().isEmpty()
            ? refused.harmless().stream().sorted().collect(Collectors.joining("`, `", " (`", "`)"))
            : "";
    return "`" + rule.pattern() + "`" + but;
  }
}
