package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.merge.UniqueItems;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Validates a tree with places against the keywords of {@link Schema}. */
final class Validation {
  private final boolean complete;

  /**
   * Prepares a validation.
   *
   * @param complete whether required keys must be present and a null counts; in a file to be merged
   *     a null is nothing
   */
  Validation(boolean complete) {
    this.complete = complete;
  }

  List<Violation> of(Node.Mapping root, Schema schema) {
    return of(root, schema, Place.ROOT);
  }

  private List<Violation> of(Node node, Schema schema, Place place) {
    if (node instanceof Node.Broken || (!complete && isNull(node))) {
      return List.of();
    }
    List<Schema> variants = schema.oneOf();
    if (!variants.isEmpty()) {
      return ofVariants(node, variants, place);
    }
    if (!Values.fits(node, schema.types())) {
      return List.of(wrongType(node, schema.types(), place));
    }
    return switch (node) {
      case Node.Scalar scalar -> ofScalar(scalar, schema, place);
      case Node.Sequence list -> ofList(list, schema, place);
      case Node.Mapping mapping -> ofMapping(mapping, schema, place);
      case Node.Broken _ -> List.of();
    };
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isNull();
  }

  /** Checks that one alternative fits; if none does, reports the reason deepest in the tree. */
  private List<Violation> ofVariants(Node node, List<Schema> variants, Place place) {
    List<Violation> all = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    for (Schema variant : variants) {
      types.addAll(variant.types());
      if (Values.fits(node, variant.types())) {
        List<Violation> found = of(node, variant, place);
        if (found.isEmpty()) {
          return List.of();
        }
        all.addAll(found);
      }
    }
    return List.of(
        all.stream()
            .max(Comparator.comparingInt(Violation::depth))
            .orElseGet(() -> wrongType(node, types, place)));
  }

  private static Violation wrongType(Node node, Set<String> types, Place place) {
    return place.violation(
        node.source(),
        "`%s` must be %s, this is %s"
            .formatted(place.path(), Values.described(types), node.describe()));
  }

  private static List<Violation> ofScalar(Node.Scalar scalar, Schema schema, Place place) {
    return Values.wrong(scalar, schema)
        .map(
            wanted ->
                place.violation(
                    scalar.source(),
                    "`%s` must be %s, this is %s"
                        .formatted(place.path(), wanted, scalar.describe())))
        .map(List::of)
        .orElse(List.of());
  }

  private List<Violation> ofList(Node.Sequence list, Schema schema, Place place) {
    List<Violation> found = new ArrayList<>();
    EarlierItems earlier = new EarlierItems();
    boolean unique = schema.uniqueItems() && !UniqueItems.frees(place.pattern());
    Optional<Schema> items = schema.items();
    for (int i = 0; i < list.items().size(); i++) {
      Node item = list.items().get(i);
      Place here = place.item(list, i);
      items.ifPresent(wanted -> found.addAll(of(item, wanted, here)));
      if (unique && !earlier.add(item)) {
        found.add(
            here.violation(
                item.source(), "`" + place.path() + "` has " + item.describe() + " twice"));
      }
    }
    return found;
  }

  private List<Violation> ofMapping(Node.Mapping mapping, Schema schema, Place place) {
    List<Violation> found = new ArrayList<>();
    Map<Pattern, Schema> patterns = schema.patterns();
    mapping
        .entries()
        .forEach((key, entry) -> found.addAll(ofEntry(key, entry, schema, patterns, place)));
    if (complete) {
      schema.required().stream()
          .filter(key -> !mapping.entries().containsKey(key))
          .forEach(
              key ->
                  found.add(
                      place.violation(
                          mapping.source(), "`" + place.path() + "` has no `" + key + "`")));
    }
    return found;
  }

  private List<Violation> ofEntry(
      String key, Entry entry, Schema schema, Map<Pattern, Schema> patterns, Place place) {
    Optional<Schema> property = schema.property(key);
    if (property.isPresent()) {
      return of(entry.value(), property.get(), place.key(key, false));
    }
    for (Map.Entry<Pattern, Schema> pattern : patterns.entrySet()) {
      if (pattern.getKey().matcher(key).find()) {
        return of(entry.value(), pattern.getValue(), place.key(key, true));
      }
    }
    Place here = place.key(key, true);
    // names of the user are checked elsewhere
    return schema.open() || place.depth() == 1
        ? List.of()
        : List.of(here.violation(entry.source(), "unknown key `" + here.path() + "`"));
  }
}
