package io.boulderk8s.compose.keys;

import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.ScalarType;
import io.boulderk8s.text.GoDuration;

/** The types that Compose decodes values into, after its schema has checked their shape. */
enum Decoded {
  BOOLEAN("true or false"),
  COUNT("a whole number from 0 on"),
  DURATION("a duration like 1m30s"),
  FILLED("a text that is not empty"),
  INTEGER("a whole number"),
  MODE("a file mode like 0o440, or the text \"0440\""),
  NUMBER("a finite number"),
  PORT("a port"),
  VARIABLE("NAME=value, without a space before the `=`");

  private final String description;

  Decoded(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean reads(Node.Scalar scalar) {
    boolean text = scalar.type() == ScalarType.TEXT;
    return switch (this) {
      case BOOLEAN ->
          scalar.type() == ScalarType.BOOLEAN
              || scalar.text().matches("(?i)true|false|y|yes|on|n|no|off");
      case COUNT -> scalar.text().matches("\\+?[0-9]{1,19}");
      case DURATION -> GoDuration.parse(scalar.text()).isPresent();
      case FILLED -> !scalar.text().isEmpty();
      case INTEGER -> !text || scalar.text().matches("[-+]?[0-9]{1,18}");
      case MODE ->
          text ? scalar.text().matches("[-+]?[0-7]+") : scalar.type() == ScalarType.INTEGER;
      case NUMBER ->
          scalar.text().matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?")
              && !Double.isInfinite(Double.parseDouble(scalar.text()));
      case PORT -> scalar.type() != ScalarType.DECIMAL;
      case VARIABLE -> !scalar.text().split("=", 2)[0].matches("(?s).*\\s");
    };
  }
}
