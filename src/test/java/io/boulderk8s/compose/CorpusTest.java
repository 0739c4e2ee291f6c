package io.boulderk8s.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.keys.KeyRule;
import io.boulderk8s.compose.keys.KeyRules;
import io.boulderk8s.compose.keys.KeyVerdict;
import io.boulderk8s.compose.merge.LongForms;
import io.boulderk8s.compose.tree.Entry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.compose.tree.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What {@link ComposeOracleTest} compares is not silently little. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CorpusTest {
  private static final Map<String, KeyVerdict> RULES =
      KeyRules.all().stream().collect(Collectors.toMap(KeyRule::pattern, KeyRule::verdict));

  private final Set<String> used = new TreeSet<>();

  @Test
  void each_handled_key_is_in_a_case_of_the_oracle() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/compose"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).toList()) {
        read(file);
      }
    }
    List<String> handled =
        RULES.entrySet().stream()
            .filter(rule -> rule.getValue() instanceof KeyVerdict.Handled)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();

    assertThat(used).containsAll(handled);
  }

  private void read(Path file) throws IOException {
    Problems problems = new Problems();
    YamlReader.read(new ComposeSource(file.toString(), Files.readString(file)), problems).stream()
        .map(new LongForms(problems)::of)
        .forEach(root -> collect(root, ""));
  }

  private void collect(Node node, String pattern) {
    switch (node) {
      case Node.Mapping mapping -> mapping.entries().forEach((key, e) -> key(key, e, pattern));
      case Node.Sequence items -> items.items().forEach(item -> collect(item, pattern + "[]"));
      case Node.Scalar _, Node.Broken _ -> {}
    }
  }

  private void key(String key, Entry entry, String pattern) {
    String prefix = pattern.isEmpty() ? "" : pattern + ".";
    String below = RULES.containsKey(prefix + key) ? prefix + key : prefix + "*";
    used.add(below);
    collect(entry.value(), below);
  }
}
