package io.boulderk8s.compose.tree;

import io.boulderk8s.compose.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns the parser's nodes of one file into ours: expands aliases and merges `<<`. */
final class TreeBuilder {
  private static final int MOST_NODES = 100_000;
  private static final Tag RESET = new Tag("!reset");
  private static final Tag OVERRIDE = new Tag("!override");

  private final String file;
  private final Problems problems;
  private final Set<org.snakeyaml.engine.v2.nodes.Node> open =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<org.snakeyaml.engine.v2.nodes.Node> reset =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private int overriding;
  private int count;

  TreeBuilder(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  Node build(org.snakeyaml.engine.v2.nodes.Node node) {
    Source at = at(node);
    count++;
    if (count > MOST_NODES) {
      if (count == MOST_NODES + 1) {
        problems.add(at, "aliases expand to more than " + MOST_NODES + " values", "use fewer");
      }
      return new Node.Broken(at);
    }
    if (!open.add(node)) {
      return broken(at, "an anchor contains an alias of itself", "take the alias out of it");
    }
    try {
      return switch (node) {
        case ScalarNode scalar -> scalar(scalar, at);
        case SequenceNode sequence -> sequence(sequence, at);
        case MappingNode mapping -> mapping(mapping, at);
        case AnchorNode anchor -> build(anchor.getRealNode());
        default -> broken(at, "unknown kind of YAML node", "write it differently");
      };
    } finally {
      open.remove(node);
    }
  }

  private Source at(org.snakeyaml.engine.v2.nodes.Node node) {
    return node.getStartMark().map(m -> YamlReader.at(file, m)).orElse(new Source(file, 1, 1));
  }

  private Node broken(Source at, String what, String next) {
    problems.add(at, what, next);
    return new Node.Broken(at);
  }

  private Node scalar(ScalarNode node, Source at) {
    Tag tag = node.getTag();
    String value = node.getValue();
    if (tag.equals(Tag.STR)) {
      return Node.Scalar.text(value, at);
    }
    if (tag.equals(ImplicitTags.PLAIN) || (tag.equals(OVERRIDE) && node.isPlain())) {
      PlainScalar.Resolved resolved = PlainScalar.resolve(value);
      return new Node.Scalar(resolved.text(), resolved.type(), at);
    }
    if (tag.equals(OVERRIDE) || tag.equals(RESET)) {
      return Node.Scalar.text(value, at);
    }
    return explicit(tag, value, at);
  }

  private Node explicit(Tag tag, String value, Source at) {
    PlainScalar.Resolved resolved = PlainScalar.resolve(value);
    boolean fits =
        switch (resolved.type()) {
          case INTEGER -> tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
          case DECIMAL -> tag.equals(Tag.FLOAT);
          case BOOLEAN -> tag.equals(Tag.BOOL);
          case NULL -> tag.equals(Tag.NULL);
          case TEXT, DATE -> false;
        };
    if (!fits) {
      return broken(at, "the tag " + tag + " does not fit \"" + value + "\"", "remove the tag");
    }
    return new Node.Scalar(resolved.text(), resolved.type(), at);
  }

  private Node sequence(SequenceNode node, Source at) {
    checkTag(node.getTag(), Tag.SEQ, at);
    List<Node> items = new ArrayList<>();
    for (org.snakeyaml.engine.v2.nodes.Node item : node.getValue()) {
      if (overriding > 0 || !item.getTag().equals(RESET)) {
        items.add(build(item));
      }
    }
    return new Node.Sequence(items, at);
  }

  private Node mapping(MappingNode node, Source at) {
    checkTag(node.getTag(), Tag.MAP, at);
    SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    boolean root = open.size() == 1;
    boolean merging = false;
    for (NodeTuple tuple : node.getValue()) {
      if (isMergeKey(tuple.getKeyNode())) {
        if (merging) {
          problems.add(at(tuple.getKeyNode()), "`<<` stands here twice", "use `<<: [*a, *b]`");
        }
        merging = true;
        merged.add(build(tuple.getValueNode()));
      } else {
        put(entries, tuple);
      }
    }
    MergeKeys keys = new MergeKeys(problems);
    merged.forEach(m -> keys.merge(entries, root ? MergeKeys.undirected(m) : m));
    return new Node.Mapping(entries, at);
  }

  private void put(SequencedMap<String, Entry> entries, NodeTuple tuple) {
    Source at = at(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key) || !isText(key)) {
      problems.add(at, "a key must be a text", "put it in quotes");
      return;
    }
    Entry earlier = entries.get(key.getValue());
    if (earlier != null) {
      problems.add(
          at,
          "the key `" + key.getValue() + "` stands here twice, first at " + earlier.source(),
          "keep one of them");
      return;
    }
    org.snakeyaml.engine.v2.nodes.Node value = tuple.getValueNode();
    Directive directive = directive(value);
    if (directive == Directive.RESET && !reset.add(value)) {
      return; // Compose removed it where it met it first: an alias does not have it
    }
    entries.put(key.getValue(), new Entry(at, directive, value(value, directive)));
  }

  private Node value(org.snakeyaml.engine.v2.nodes.Node value, Directive directive) {
    return switch (directive) {
      // Compose does not read it; but the name of a project that is reset is still its name
      case RESET -> value instanceof ScalarNode ? build(value) : new Node.Broken(at(value));
      case MERGE -> build(value);
      case OVERRIDE -> {
        overriding++;
        Node built = build(value);
        overriding--;
        yield built;
      }
    };
  }

  /** Ignores directives within an `!override`, as Compose does: there they are tags like others. */
  private Directive directive(org.snakeyaml.engine.v2.nodes.Node value) {
    if (overriding > 0) {
      return Directive.MERGE;
    }
    return value.getTag().equals(RESET)
        ? Directive.RESET
        : value.getTag().equals(OVERRIDE) ? Directive.OVERRIDE : Directive.MERGE;
  }

  private static boolean isText(ScalarNode key) {
    return !key.isPlain() || PlainScalar.resolve(key.getValue()).type() == ScalarType.TEXT;
  }

  private static boolean isMergeKey(org.snakeyaml.engine.v2.nodes.Node key) {
    return key instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private void checkTag(Tag tag, Tag expected, Source at) {
    if (!tag.equals(expected) && !tag.equals(RESET) && !tag.equals(OVERRIDE)) {
      problems.add(at, "unknown tag " + tag, "Compose knows !reset and !override");
    }
  }
}
