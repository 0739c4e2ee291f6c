package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.ScalarType;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds duplicates in a list. As in Compose a number repeats an equal text before it, but a text
 * does not repeat a number.
 */
final class EarlierItems {
  private final Set<Object> contents = new HashSet<>();
  private final Set<BigDecimal> numbers = new HashSet<>();

  /** Adds an item; returns false when it is a duplicate. */
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
