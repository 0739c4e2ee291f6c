package io.boulderk8s.parity;

import java.util.List;

/** Writes the list of known differences as the generated part of docs/parity.md. */
public final class KnownDifferencesPage {
  private KnownDifferencesPage() {}

  public static String of(List<KnownDifference> known) {
    StringBuilder page = new StringBuilder();
    known.forEach(
        one ->
            page.append(
                "- %s %s: %s -> %s; %s\n"
                    .formatted(
                        one.aspect().pattern().replace("|", ", "),
                        code(one.item().pattern()),
                        code(one.compose().pattern()),
                        code(one.kubernetes()),
                        one.reason())));
    return page.toString();
  }

  private static String code(String text) {
    return text.isEmpty() ? "(empty)" : "`" + text + "`";
  }
}
