package io.boulderk8s.compose.keys;

import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a tree against the table of keys. The result has only handled keys, and each value has its
 * shape or is {@link Node.Broken}.
 */
public final class KeyCheck {
  private static final String SUPPORT = "docs/compose-support.md lists what is";

  /** Keys that matter only where the part is used. */
  private static final Set<String> PARTS =
      Set.of("services.*", "networks.*", "volumes.*", "configs.*", "secrets.*");

  /** It overrides `restart` even then. */
  private static final String COUNTS_WHEN_EMPTY = "services.*.deploy.restart_policy";

  private final Map<String, KeyRule> rules;
  private final ShapeCheck shapes;
  private final Problems problems;
  private final boolean refusing;

  public KeyCheck(List<KeyRule> rules, Problems problems) {
    this(rules, problems, true);
  }

  /**
   * Checks a file that other files may override and so reset refused keys: reports only unknown
   * keys and wrong shapes, as Compose does after each file.
   */
  public static KeyCheck ofUnfinished(List<KeyRule> rules, Problems problems) {
    return new KeyCheck(rules, problems, false);
  }

  private KeyCheck(List<KeyRule> rules, Problems problems, boolean refusing) {
    this.refusing = refusing;
    this.rules = rules.stream().collect(Collectors.toMap(KeyRule::pattern, Function.identity()));
    this.shapes = new ShapeCheck(problems);
    this.problems = problems;
  }

  public Node.Mapping check(Node.Mapping root) {
    return section(root, "", "", problems);
  }

  /** Checks a section that is read before the others (`extends`, an item of `include`). */
  public Node.Mapping section(Node.Mapping section, String pattern, String path) {
    return section(section, pattern, path, problems);
  }

  private Node.Mapping section(
      Node.Mapping section, String pattern, String path, Problems refusals) {
    SequencedMap<String, Entry> kept = new LinkedHashMap<>();
    section
        .entries()
        .forEach(
            (key, entry) -> {
              KeyRule rule = rule(pattern, key);
              if (rule == null) {
                if (!key.startsWith("x-")) {
                  unknown(entry.source(), pattern, join(path, key), key);
                }
                return;
              }
              String below = join(path, key);
              boolean part = PARTS.contains(rule.pattern());
              keep(kept, key, entry, rule, below, part ? problems.ofPart(below) : refusals);
            });
    return new Node.Mapping(kept, section.source());
  }

  private @Nullable KeyRule rule(String pattern, String key) {
    KeyRule exact = rules.get(join(pattern, key));
    return exact != null ? exact : rules.get(join(pattern, "*"));
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private void keep(
      SequencedMap<String, Entry> kept,
      String key,
      Entry entry,
      KeyRule rule,
      String path,
      Problems refusals) {
    switch (rule.verdict()) {
      case KeyVerdict.Ignored _ -> {}
      case KeyVerdict.Refused refused -> {
        boolean harmless =
            isHarmless(entry.value(), refused) && !COUNTS_WHEN_EMPTY.equals(rule.pattern());
        if (!harmless && refusing) {
          refusals.add(
              entry.source(),
              "`" + path + "` is not supported: " + refused.note(),
              refused.harmless().isEmpty()
                  ? "remove it, or reset it in an override file; " + SUPPORT
                  : "only " + String.join(", ", refused.harmless()) + " is; " + SUPPORT);
        }
      }
      case KeyVerdict.Handled _ ->
          kept.put(key, entry.with(value(entry.value(), rule, path, refusals)));
    }
  }

  /** Tells whether a refused key changes nothing: it is empty, or has an accepted value. */
  private static boolean isHarmless(Node value, KeyVerdict.Refused refused) {
    return switch (value) {
      case Node.Scalar scalar ->
          scalar.isNull() || scalar.text().isEmpty() || refused.harmless().contains(scalar.text());
      case Node.Sequence list -> list.items().isEmpty();
      case Node.Mapping mapping -> mapping.entries().isEmpty();
      case Node.Broken _ -> true;
    };
  }

  private Node value(Node node, KeyRule rule, String path, Problems refusals) {
    Node checked = shapes.check(node, rule, path);
    return switch (checked) {
      case Node.Mapping mapping when hasRules(rule.shape()) ->
          section(mapping, rule.pattern(), path, refusals);
      case Node.Sequence sequence when rule.shape() == Shape.SECTIONS ->
          new Node.Sequence(
              sequence.items().stream().map(item -> item(item, rule, path, refusals)).toList(),
              sequence.source());
      default -> checked;
    };
  }

  private static boolean hasRules(Shape shape) {
    return shape == Shape.SECTION || shape == Shape.NAMED;
  }

  private Node item(Node item, KeyRule rule, String path, Problems refusals) {
    return item instanceof Node.Mapping mapping
        ? section(mapping, rule.pattern() + "[]", path + "[]", refusals)
        : item;
  }

  private void unknown(Source at, String pattern, String path, String key) {
    String below = pattern.isEmpty() ? "" : pattern + ".";
    List<String> siblings =
        rules.keySet().stream()
            .filter(p -> p.startsWith(below) && !p.substring(below.length()).matches(".*[.\\[*].*"))
            .map(p -> p.substring(below.length()))
            .sorted()
            .toList();
    String next =
        Spelling.closest(key, siblings)
            .map(known -> "did you mean `" + known + "`?")
            .orElse("remove it; " + SUPPORT + " known");
    problems.add(at, "unknown key `" + path + "`", next);
  }
}
