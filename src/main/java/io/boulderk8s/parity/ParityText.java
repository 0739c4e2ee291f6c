package io.boulderk8s.parity;

import io.boulderk8s.report.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Formats the outcome for people: every unknown difference, the known ones by reason, a summary.
 */
public final class ParityText {
  private static final int WIDTH = 60;

  private ParityText() {}

  public static String of(Parity parity) {
    StringBuilder text = new StringBuilder();
    if (!parity.unknown().isEmpty()) {
      Table table = new Table(java.util.List.of("WHERE", "WHAT", "COMPOSE", "KUBERNETES"));
      parity
          .unknown()
          .forEach(
              difference ->
                  table.add(
                      difference.key().subject() + " " + difference.key().aspect(),
                      difference.key().item(),
                      cut(Difference.shown(difference.compose())),
                      cut(Difference.shown(difference.kubernetes()))));
      text.append(table.text()).append('\n');
    }
    Map<String, Integer> reasons = new LinkedHashMap<>();
    parity.known().forEach(excused -> reasons.merge(excused.by().reason(), 1, Integer::sum));
    reasons.forEach(
        (reason, times) ->
            text.append("known (").append(times).append("): ").append(reason).append('\n'));
    return text.append(parity.summary()).append('\n').toString();
  }

  private static String cut(String value) {
    String line = value.replace("\n", "\\n");
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
  }
}
