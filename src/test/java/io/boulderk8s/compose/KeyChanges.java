package io.boulderk8s.compose;

import io.boulderk8s.compose.keys.KeyRule;
import io.boulderk8s.compose.keys.KeyRules;
import io.boulderk8s.compose.keys.KeyVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Changes of single keys, and pairs of them, in an order that a seed decides: all keys of the
 * Compose specification, with values of their own (schema/compose-values.txt) and general ones.
 */
final class KeyChanges {
  private static final Path VALUES = Path.of("src/test/resources/schema/compose-values.txt");
  private static final Path KEYS = Path.of("src/test/resources/schema/compose-keys.txt");
  private static final List<String> GENERAL =
      List.of(
          "null",
          "",
          "\"\"",
          "x",
          "\"5\"",
          "5",
          "0",
          "-1",
          "1.5",
          "true",
          "\"true\"",
          "[]",
          "{}",
          "[x]",
          "[5]",
          "[x, x]",
          "[null]",
          "[[x]]",
          "[{}]",
          "{k: v}",
          "{k: null}",
          "{k: 5}",
          "{k: {l: m}}",
          "\"${UNSET_VARIABLE}\"",
          "${UNSET_VARIABLE:-}",
          "${SET}",
          "${NUMBER}",
          "\"${TRUE}\"",
          "\" x \"",
          "\"x y\"",
          "2001-01-01",
          "0x10",
          "99999999999999999999",
          ".inf",
          "!reset null",
          "!reset []",
          "!override [x]",
          "!override {k: v}");

  private static final Map<String, KeyRule> RULES =
      KeyRules.all().stream().collect(Collectors.toMap(KeyRule::pattern, Function.identity()));

  private final Random random;
  private final List<String> services;
  private final List<KeyChange> singles = new ArrayList<>();
  private final List<KeyChange> telling;
  private int used;

  KeyChanges(long seed, List<String> services) {
    this.random = new Random(seed);
    this.services = services;
    Map<String, List<String>> values = values();
    try {
      for (String pattern : Files.readAllLines(KEYS)) {
        List<String> own = values.getOrDefault(pattern, List.of());
        own.forEach(value -> singles.add(change(pattern, value)));
        if (isLookedAt(pattern)) {
          GENERAL.forEach(value -> singles.add(change(pattern, value)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.shuffle(singles, random);
    telling =
        values.entrySet().stream()
            .filter(entry -> isLookedAt(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream().map(v -> change(entry.getKey(), v)))
            .toList();
  }

  private static Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    try {
      for (String line : Files.readAllLines(VALUES)) {
        if (!line.startsWith("#")) {
          List<String> parts = List.of(line.split(" \\| "));
          values.put(parts.getFirst(), parts.subList(1, parts.size()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values;
  }

  /** Neither it nor what is around it is refused whatever it says. */
  private static boolean isLookedAt(String pattern) {
    KeyRule rule = RULES.get(pattern);
    if (rule != null && rule.verdict() instanceof KeyVerdict.Refused) {
      return false;
    }
    int dot = pattern.lastIndexOf('.');
    return dot < 0 || isLookedAt(pattern.substring(0, dot).replaceAll("\\[]$", ""));
  }

  /** The next change, or two that meet; the singles come first, with some pairs between them. */
  List<KeyChange> next() {
    if (used < singles.size() && random.nextInt(4) > 0) {
      return List.of(singles.get(used++));
    }
    KeyChange one = telling.get(random.nextInt(telling.size()));
    KeyChange other = telling.get(random.nextInt(telling.size()));
    if (random.nextInt(4) == 0) {
      return List.of(one, again(one));
    }
    return random.nextInt(5) == 0 ? List.of(one, other) : List.of(one, ofSameService(one, other));
  }

  int singlesLeft() {
    return singles.size() - used;
  }

  /** The same key in the override file: two values are merged. */
  private KeyChange again(KeyChange one) {
    List<KeyChange> same =
        telling.stream().filter(change -> change.pattern().equals(one.pattern())).toList();
    return new KeyChange(
        one.pattern(),
        one.path(),
        same.get(random.nextInt(same.size())).value(),
        KeyChange.Into.OVERRIDE);
  }

  private static KeyChange ofSameService(KeyChange one, KeyChange other) {
    if (!one.pattern().startsWith("services.*.") || !other.pattern().startsWith("services.*.")) {
      return other;
    }
    List<String> path = new ArrayList<>(other.path());
    path.set(1, one.path().get(1));
    return new KeyChange(other.pattern(), path, other.value(), other.into());
  }

  private KeyChange change(String pattern, String value) {
    List<String> path = new ArrayList<>();
    List<String> words = KeyChange.words(pattern);
    for (int i = 0; i < words.size(); i++) {
      String above = i == 0 ? "" : words.get(i - 1);
      path.add(words.get(i).equals("*") ? name(above, i == 1) : words.get(i));
    }
    int kind = random.nextInt(10);
    return new KeyChange(
        pattern,
        path,
        value,
        kind == 0
            ? KeyChange.Into.TWICE
            : kind <= 2 ? KeyChange.Into.OVERRIDE : KeyChange.Into.FIRST);
  }

  private String name(String section, boolean topLevel) {
    return switch (section) {
      case "services" -> services.get(random.nextInt(services.size()));
      case "networks" -> topLevel && random.nextBoolean() ? "n1" : "bouldernet";
      case "volumes" -> "v1";
      case "configs" -> "c1";
      case "secrets" -> "s1";
      case "depends_on" -> "bredis_2";
      case "ulimits" -> "nofile";
      default -> "k";
    };
  }
}
