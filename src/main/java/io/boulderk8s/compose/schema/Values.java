package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a single value. */
final class Values {
  private static final Map<String, String> WORDS =
      Map.of(
          "array", "a list",
          "boolean", "true or false",
          "integer", "a whole number",
          "null", "empty",
          "number", "a number",
          "object", "a mapping",
          "string", "a text");

  private Values() {}

  static boolean fits(Node node, Set<String> types) {
    if (types.isEmpty()) {
      return true;
    }
    return switch (node) {
      case Node.Mapping _ -> types.contains("object");
      case Node.Sequence _ -> types.contains("array");
      case Node.Broken _ -> true;
      case Node.Scalar scalar ->
          switch (scalar.type()) {
            case TEXT -> types.contains("string");
            case NULL -> types.contains("null");
            case BOOLEAN -> types.contains("boolean");
            case INTEGER -> types.contains("integer") || types.contains("number");
            case DECIMAL ->
                types.contains("number")
                    || (types.contains("integer") && scalar.text().matches("-?[0-9]+"));
            case DATE -> false;
          };
    };
  }

  static String described(Set<String> types) {
    return types.stream()
        .map(type -> WORDS.getOrDefault(type, type))
        .collect(Collectors.joining(" or "));
  }

  /** Returns what the value should be, if it is not; its type fits. */
  static Optional<String> wrong(Node.Scalar scalar, Schema schema) {
    List<String> allowed = schema.allowed();
    if (!allowed.isEmpty() && !allowed.contains(scalar.text())) {
      return Optional.of("one of " + String.join(", ", allowed));
    }
    if (scalar.type() == ScalarType.TEXT) {
      return schema
          .pattern()
          .filter(pattern -> !pattern.matcher(scalar.text()).find())
          .map(pattern -> "a text like " + pattern);
    }
    Optional<Long> least = schema.bound("minimum");
    Optional<Long> most = schema.bound("maximum");
    boolean number = scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.DECIMAL;
    if (!number || (least.isEmpty() && most.isEmpty())) {
      return Optional.empty();
    }
    double value = Double.parseDouble(scalar.text().replace("Inf", "Infinity"));
    boolean within =
        least.filter(bound -> value < bound).isEmpty()
            && most.filter(bound -> value > bound).isEmpty();
    return within
        ? Optional.empty()
        : Optional.of(
            "a number from "
                + least.map(String::valueOf).orElse("-")
                + " to "
                + most.map(String::valueOf).orElse("any"));
  }
}
