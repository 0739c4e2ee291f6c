package io.boulderk8s.compose.schema;

import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Checks a file against the schema, as Compose does after each, and reports violations that no
 * other check has found. Only this check covers the values of keys that pods do not use.
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

  /** Checks one file as written: required keys may be in another file. */
  public static SchemaCheck ofFile(Schema schema, Problems problems) {
    return new SchemaCheck(schema, problems, false);
  }

  /** Checks the merged files. */
  public static SchemaCheck ofMerged(Schema schema, Problems problems) {
    return new SchemaCheck(schema, problems, true);
  }

  public void check(Node.Mapping root) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>(root.entries());
    // included files are checked by themselves
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
