package io.boulderk8s.parity;

/** Formats the outcome as GitHub's Markdown, for the page of a workflow run. */
public final class ParityMarkdown {
  /** Shows at most this many; the JSON has all. */
  private static final int SHOWN = 100;

  private ParityMarkdown() {}

  public static String of(Parity parity) {
    StringBuilder text = new StringBuilder("### Parity with docker compose\n\n");
    text.append(parity.summary()).append(".\n");
    if (!parity.holds()) {
      text.append("\n| where | what | Compose | Kubernetes |\n|---|---|---|---|\n");
      parity.unknown().stream().limit(SHOWN).forEach(difference -> text.append(row(difference)));
    }
    if (parity.unknown().size() > SHOWN) {
      text.append("\nand %d more.\n".formatted(parity.unknown().size() - SHOWN));
    }
    return text.toString();
  }

  private static String row(Difference difference) {
    return "| %s %s | %s | %s | %s |\n"
        .formatted(
            cell(difference.key().subject()),
            cell(difference.key().aspect()),
            cell(difference.key().item()),
            cell(Difference.shown(difference.compose())),
            cell(Difference.shown(difference.kubernetes())));
  }

  /** Escapes text of files and output, so that it cannot become markup. */
  static String cell(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("`", "&#96;")
        .replace("\r", "")
        .replace("\n", "<br>");
  }
}
