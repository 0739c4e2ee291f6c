package io.boulderk8s.compose.template;

import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Fills in the variables of all values of a tree; keys stay unchanged, as in Compose. */
public final class Interpolation {
  private static final long MOST_ADDED = 16L * 1024 * 1024;

  private final Variables variables;
  private final Problems problems;
  private long added;

  public Interpolation(Variables variables, Problems problems) {
    this.variables = variables;
    this.problems = problems;
  }

  public Node.Mapping of(Node.Mapping mapping) {
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    mapping.entries().forEach((key, entry) -> entries.put(key, entry.with(of(entry.value()))));
    return new Node.Mapping(entries, mapping.source());
  }

  private Node of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> of(mapping);
      case Node.Sequence sequence ->
          new Node.Sequence(sequence.items().stream().map(this::of).toList(), sequence.source());
      case Node.Scalar scalar when scalar.type() == ScalarType.TEXT -> of(scalar);
      case Node.Scalar scalar -> scalar;
      case Node.Broken broken -> broken;
    };
  }

  private Node of(Node.Scalar scalar) {
    try {
      String filled = Template.fill(scalar.text(), variables);
      added += Math.max(0, filled.length() - scalar.text().length());
      if (added > MOST_ADDED) {
        problems.add(
            scalar.source(),
            "variables make the file more than " + MOST_ADDED + " characters longer",
            "use shorter values");
        return new Node.Broken(scalar.source());
      }
      if (filled.indexOf('\0') >= 0) {
        problems.add(scalar.source(), "a value with a NUL character", "remove it");
        return new Node.Broken(scalar.source());
      }
      return Node.Scalar.text(filled, scalar.source());
    } catch (TemplateException e) {
      problems.add(scalar.source(), String.valueOf(e.getMessage()), e.next());
      return new Node.Broken(scalar.source());
    }
  }
}
