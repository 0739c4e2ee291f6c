package io.boulderk8s.console;

import io.boulderk8s.explain.FieldChange;
import io.boulderk8s.explain.FieldChange.Value;
import io.boulderk8s.explain.ObjectChange;
import io.boulderk8s.explain.Origin;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats a changed object: its fields, old and new, and the lines behind them. */
final class ChangeText {
  private ChangeText() {}

  static String of(ObjectChange change) {
    return switch (change) {
      case ObjectChange.Added(var object, var origin) ->
          object + ": added" + because(origin) + "\n";
      case ObjectChange.Removed(var object, var origin) ->
          object + ": removed" + because(origin) + "\n";
      case ObjectChange.Changed(var object, var fields) ->
          object + "\n" + fields.stream().map(ChangeText::field).collect(Collectors.joining());
    };
  }

  private static String field(FieldChange change) {
    return "  "
        + change.path()
        + "\n"
        + value("    - ", change.before())
        + value("    + ", change.after());
  }

  private static String value(String mark, Optional<Value> value) {
    return value
        .map(v -> mark + v.text().replace("\n", "\\n") + because(v.origin()) + "\n")
        .orElse("");
  }

  private static String because(Optional<Origin> origin) {
    return origin
        .map(o -> "   (" + (o.source().isPresent() ? o.place() : o.rule()) + ")")
        .orElse("");
  }
}
