package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Holds a file against the schema, as Compose does after each: what is wrong and was not found by
 * others yet is told with its place. This is what looks at the values of keys that nobody uses.
 */
public final class SchemaCheck {
  private final Schema schema;
  private final Problems problems;
  private final boolean complete;

  private SchemaCheck(Schema schema, Problems problems, boolean complete) {
    this.schema = schema;
    this.problems = problems;
    this.complete = complete;
  }

  /** For one file as it is written: what has to be there may be in another one. */
  public static SchemaCheck ofFile(Schema schema, Problems problems) {
    return new SchemaCheck(schema, problems, false);
  }

  /** For files that are merged. */
  public static SchemaCheck ofMerged(Schema schema, Problems problems) {
    return new SchemaCheck(schema, problems, true);
  }

  public void check(Node.Mapping root) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(root.entries());
    // what is included has been checked by itself
    entries.remove("include");
    List<Violation> found =
        new Validation(complete).of(new Node.Mapping(entries, root.source()), schema);
    // decided before any is added: a place may have several
    found.stream()
        .filter(violation -> violation.places().stream().noneMatch(problems::isAt))
        .toList()
        .forEach(
            violation ->
                problems.add(
                    violation.at(), violation.what(), "write it as Compose's reference shows it"));
  }
}
