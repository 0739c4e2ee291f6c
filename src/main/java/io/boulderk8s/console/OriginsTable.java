package io.boulderk8s.console;

import io.boulderk8s.explain.Field;
import io.boulderk8s.explain.Origin;
import io.boulderk8s.report.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows where fields come from. */
public final class OriginsTable {
  private static final int SHORT = 60;

  private OriginsTable() {}

  /**
   * Returns a line for each field.
   *
   * @param below a path: only this field and those below it
   * @return empty if there is no such field
   */
  public static Optional<String> of(Map<Field, Optional<Origin>> origins, Optional<String> below) {
    List<Field> found =
        origins.keySet().stream()
            .filter(field -> below.isEmpty() || field.isBelow(below.get()))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Table table = new Table(List.of("FIELD", "VALUE", "SOURCE", "RULE"));
    for (Field field : found) {
      Optional<Origin> origin = origins.getOrDefault(field, Optional.empty());
      table.add(
          field.path(),
          // not cut off where the user asked for fields
          below.isPresent() ? line(field) : shortened(line(field)),
          origin.map(Origin::place).orElse("?"),
          origin
              .map(Origin::rule)
              .orElse("no rule explains this field: a bug of boulder-k8s, please report it"));
    }
    return Optional.of(table.text());
  }

  private static String line(Field field) {
    return field.value().replace("\n", "\\n");
  }

  private static String shortened(String line) {
    return line.length() <= SHORT ? line : line.substring(0, SHORT - 3) + "...";
  }
}
