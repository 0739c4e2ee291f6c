package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.ScalarType;
import io.boulderk8s.text.GoDuration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Reads a checked mapping by key. A broken value reads as missing: it was reported before. */
record Section(Node.Mapping mapping, Source source, Problems problems) {
  private static final Set<String> YES = Set.of("true", "y", "yes", "on");

  static Section of(Node node, Source source, Problems problems) {
    Node.Mapping mapping = node instanceof Node.Mapping m ? m : Node.Mapping.empty(node.source());
    return new Section(mapping, source, problems);
  }

  Source at(String key) {
    Entry entry = mapping.entries().get(key);
    return entry == null ? source : entry.source();
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Tells whether it has any key. */
  boolean isFilled() {
    return !mapping.entries().isEmpty();
  }

  boolean isBroken(String key) {
    return mapping.get(key).filter(node -> node instanceof Node.Broken).isPresent();
  }

  /** Returns the single value of a key; empty for null. */
  Optional<Node.Scalar> scalar(String key) {
    return mapping
        .get(key)
        .flatMap(
            node ->
                node instanceof Node.Scalar scalar && !scalar.isNull()
                    ? Optional.of(scalar)
                    : Optional.empty());
  }

  Optional<String> text(String key) {
    return scalar(key).map(Node.Scalar::text);
  }

  boolean flag(String key, boolean otherwise) {
    return text(key).map(t -> YES.contains(t.toLowerCase(Locale.ROOT))).orElse(otherwise);
  }

  Optional<Duration> duration(String key) {
    return text(key).flatMap(GoDuration::parse);
  }

  Optional<Long> whole(String key) {
    return text(key).map(Long::valueOf);
  }

  List<Node.Scalar> texts(String key) {
    return items(key).stream()
        .filter(item -> item instanceof Node.Scalar)
        .map(item -> (Node.Scalar) item)
        .toList();
  }

  private List<Node> items(String key) {
    return mapping.get(key).orElse(null) instanceof Node.Sequence sequence
        ? sequence.items()
        : List.of();
  }

  /** Returns the long forms of a list, without broken ones. */
  List<Section> sections(String key) {
    return items(key).stream()
        .filter(item -> item instanceof Node.Mapping)
        .map(item -> of(item, item.source(), problems))
        .toList();
  }

  Optional<Section> section(String key) {
    return mapping
        .get(key)
        .filter(node -> !(node instanceof Node.Broken))
        .map(node -> of(node, at(key), problems));
  }

  /** Returns the sections by the user's names. */
  SequencedMap<String, Section> named(String key) {
    SequencedMap<String, Section> sections = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            all ->
                all.mapping()
                    .entries()
                    .keySet()
                    .forEach(n -> all.section(n).ifPresent(s -> sections.put(n, s))));
    return sections;
  }

  /** Returns the same, each with problems of its own: they count only where the section is used. */
  SequencedMap<String, Section> parts(String key) {
    SequencedMap<String, Section> sections = new LinkedHashMap<>();
    named(key)
        .forEach(
            (name, part) ->
                sections.put(
                    name,
                    new Section(part.mapping(), part.source(), problems.ofPart(key + "." + name))));
    return sections;
  }

  /** Returns names and values as texts; a null is an empty Optional. */
  SequencedMap<String, Optional<String>> values(String key) {
    SequencedMap<String, Optional<String>> values = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            all -> all.mapping().entries().keySet().forEach(n -> values.put(n, all.text(n))));
    return values;
  }

  static boolean isText(Node node) {
    return node instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT;
  }

  void problem(String key, String what, String next) {
    problems.add(at(key), what, next);
  }

  /** Adds a problem that Compose also refuses, unless the service's profile is off. */
  void inconsistency(String key, String what, String next) {
    problems.addInconsistency(at(key), what, next);
  }

  /** Adds a problem that Compose refuses everywhere. */
  void invalid(String key, String what, String next) {
    problems.ofWhole().add(at(key), what, next);
  }
}
