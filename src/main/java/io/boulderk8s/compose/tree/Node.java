package io.boulderk8s.compose.tree;

import io.boulderk8s.compose.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A YAML value with its place. */
public sealed interface Node {
  Source source();

  /** Describes it for a message. */
  String describe();

  /** Returns the value without places, for comparisons. */
  default Object contents() {
    return switch (this) {
      case Scalar scalar -> scalar.type() + ":" + scalar.text();
      case Sequence list -> list.items().stream().map(Node::contents).toList();
      case Mapping mapping -> {
        Map<String, Object> entries = new TreeMap<>();
        mapping.entries().forEach((key, entry) -> entries.put(key, entry.value().contents()));
        yield entries;
      }
      case Broken broken -> broken.source();
    };
  }

  /** Keys and values in the order of the file. */
  record Mapping(SequencedMap<String, Entry> entries, Source source) implements Node {
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    public static Mapping empty(Source source) {
      return new Mapping(new LinkedHashMap<>(), source);
    }

    public Optional<Node> get(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    @Override
    public String describe() {
      return "a mapping";
    }
  }

  record Sequence(List<Node> items, Source source) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /**
   * A single value.
   *
   * @param text the value as Compose would print it: a YAML 0x10 is "16" here
   */
  record Scalar(String text, ScalarType type, Source source) implements Node {
    public static Scalar text(String text, Source source) {
      return new Scalar(text, ScalarType.TEXT, source);
    }

    public boolean isNull() {
      return type == ScalarType.NULL;
    }

    @Override
    public String describe() {
      return switch (type) {
        case TEXT -> "the text \"" + text + "\"";
        case NULL -> "empty";
        case DATE -> "the date " + text;
        case INTEGER, DECIMAL -> "the number " + text;
        case BOOLEAN -> "the boolean " + text;
      };
    }
  }

  /** A wrong value that was reported: its users must not report it again. */
  record Broken(Source source) implements Node {
    @Override
    public String describe() {
      return "not readable";
    }
  }
}
