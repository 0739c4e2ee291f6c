package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.ScalarType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Items of a list in which nothing may stand twice. As in Compose a number is there already where a
 * text before it says the same, and a text is not where a number does.
 */
final class EarlierItems {
  private final Set<Object> contents = new HashSet<>();
  private final Set<BigDecimal> numbers = new HashSet<>();

  /** False when it is there already. */
  boolean add(Node item) {
    boolean isNew = contents.add(item.contents());
    if (!(item instanceof Node.Scalar scalar)) {
      return isNew;
    }
    Optional<BigDecimal> number = number(scalar);
    boolean isNewNumber = number.isEmpty() || numbers.add(number.get());
    return scalar.type() == ScalarType.TEXT ? isNew : isNew && isNewNumber;
  }

  private static Optional<BigDecimal> number(Node.Scalar scalar) {
    return scalar.text().matches("[-+]?[0-9]{1,20}(\\.[0-9]{1,20})?")
        ? Optional.of(new BigDecimal(scalar.text()).stripTrailingZeros())
        : Optional.empty();
  }
}
