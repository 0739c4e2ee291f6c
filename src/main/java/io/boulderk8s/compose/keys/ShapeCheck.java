package io.boulderk8s.compose.keys;

import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import io.boulderk8s.text.GoDuration;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Checks whether a value has the shape that its key requires. */
final class ShapeCheck {
  private static final Pattern WHOLE = Pattern.compile("[+]?[0-9]{1,9}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+]?([0-9]{1,9}(\\.[0-9]{0,9})?|\\.[0-9]{1,9})([eE][-+]?[0-9]{1,2})?");
  private static final BigDecimal TOO_MUCH = BigDecimal.valueOf(1_000_000_000);
  private static final Pattern BOOLEAN = Pattern.compile("(?i)true|false|y|yes|on|n|no|off");

  private final Problems problems;

  ShapeCheck(Problems problems) {
    this.problems = problems;
  }

  /** Returns the value, or {@link Node.Broken} after reporting it. */
  Node check(Node node, KeyRule rule, String path) {
    Shape shape = rule.shape();
    return switch (node) {
      case Node.Broken broken -> broken;
      case Node.Scalar scalar when fits(scalar, rule) -> scalar;
      case Node.Sequence sequence when takesLists(shape) -> items(sequence, shape, path);
      case Node.Mapping mapping when shape == Shape.VALUES -> values(mapping, path);
      case Node.Mapping mapping when takesMappings(shape) -> mapping;
      default -> broken(node, path, shape.description());
    };
  }

  private static boolean fits(Node.Scalar scalar, KeyRule rule) {
    boolean text = scalar.type() == ScalarType.TEXT;
    return switch (rule.shape()) {
      case ANY -> true;
      case TEXT -> text;
      case TEXT_OR_NUMBER -> text || scalar.type() == ScalarType.INTEGER;
      case TEXT_OR_TEXTS -> text || scalar.isNull();
      case WHOLE ->
          (text || scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.DECIMAL)
              && WHOLE.matcher(scalar.text()).matches();
      case BOOLEAN ->
          (text || scalar.type() == ScalarType.BOOLEAN) && BOOLEAN.matcher(scalar.text()).matches();
      case DURATION -> text && GoDuration.parse(scalar.text()).isPresent();
      case SECTION ->
          scalar.isNull()
              && (rule.pattern().endsWith(".*") || rule.pattern().equals("services.*.deploy"));
      case SIZE ->
          (text || scalar.type() == ScalarType.INTEGER)
              && ByteSize.parse(scalar.text()).isPresent();
      case DECIMAL ->
          DECIMAL.matcher(scalar.text()).matches()
              && new BigDecimal(scalar.text()).compareTo(TOO_MUCH) < 0;
      case TEXTS, TEXTS_OR_NUMBERS, VALUES, NAMED, SECTIONS -> false;
    };
  }

  private static boolean takesLists(Shape shape) {
    return switch (shape) {
      case ANY, TEXTS, TEXTS_OR_NUMBERS, TEXT_OR_TEXTS, SECTIONS -> true;
      default -> false;
    };
  }

  private static boolean takesMappings(Shape shape) {
    return shape == Shape.ANY || shape == Shape.SECTION || shape == Shape.NAMED;
  }

  private Node items(Node.Sequence sequence, Shape shape, String path) {
    if (shape == Shape.ANY) {
      return sequence;
    }
    List<Node> items =
        sequence.items().stream()
            .map(
                item ->
                    shape == Shape.SECTIONS
                        ? section(item, path)
                        : shape == Shape.TEXTS_OR_NUMBERS && isNumber(item)
                            ? item
                            : text(item, path))
            .toList();
    return new Node.Sequence(items, sequence.source());
  }

  private static boolean isNumber(Node item) {
    return item instanceof Node.Scalar scalar && scalar.type() == ScalarType.INTEGER;
  }

  private Node section(Node item, String path) {
    return item instanceof Node.Mapping || item instanceof Node.Broken
        ? item
        : broken(item, path + "[]", "a text of the short form or a mapping");
  }

  private Node text(Node item, String path) {
    boolean text = item instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT;
    return text || item instanceof Node.Broken ? item : broken(item, path + "[]", "a text");
  }

  private Node values(Node.Mapping mapping, String path) {
    var checked = new LinkedHashMap<>(mapping.entries());
    checked.replaceAll((name, entry) -> entry.with(value(entry.value(), path + "." + name)));
    return new Node.Mapping(checked, mapping.source());
  }

  private Node value(Node node, String path) {
    boolean single = node instanceof Node.Scalar scalar && scalar.type() != ScalarType.DATE;
    return single || node instanceof Node.Broken
        ? node
        : broken(node, path, "a single value; a text like that goes in quotes");
  }

  private Node broken(Node node, String path, String wanted) {
    boolean number =
        node instanceof Node.Scalar scalar
            && !scalar.isNull()
            && scalar.type() != ScalarType.TEXT
            && wanted.startsWith("a text");
    problems.add(
        node.source(),
        "`" + path + "` must be " + wanted + ", this is " + node.describe(),
        number ? "put it in quotes" : "write it as Compose's reference shows it");
    return new Node.Broken(node.source());
  }
}
