package io.boulderk8s.compose.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * No key of the Compose specification is without a rule. The keys of its JSON schema are in
 * schema/compose-keys.txt, one path a line; where the schema itself is at hand (Go's module cache,
 * by way of `scripts/setup-compose.sh`) the list is held against it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaKeysTest {
  private static final Path LIST = Path.of("src/test/resources/schema/compose-keys.txt");
  private static final Map<String, KeyRule> RULES =
      KeyRules.all().stream().collect(Collectors.toMap(KeyRule::pattern, Function.identity()));

  private static List<String> keys() throws IOException {
    return Files.readAllLines(LIST);
  }

  @Test
  void each_key_of_the_schema_is_handled_ignored_or_refused() throws IOException {
    assertThat(keys()).hasSizeGreaterThan(300).filteredOn(key -> !isRuled(key)).isEmpty();
  }

  /** By a rule of its own, or by one that settles all that is below it. */
  private static boolean isRuled(String key) {
    KeyRule rule = RULES.get(key);
    if (rule != null) {
      return true;
    }
    int dot = key.lastIndexOf('.');
    if (dot < 0) {
      return false;
    }
    String above = key.substring(0, dot).replaceAll("\\[]$", "");
    KeyRule parent = RULES.get(above);
    return parent == null ? isRuled(above) : settlesAll(parent);
  }

  private static boolean settlesAll(KeyRule rule) {
    return !(rule.verdict() instanceof KeyVerdict.Handled)
        || rule.shape() == Shape.VALUES
        || rule.shape() == Shape.TEXTS;
  }

  @Test
  void a_key_without_a_rule_would_be_found() {
    assertThat(isRuled("services.*.new_key")).isFalse();
    assertThat(isRuled("services.*.build.new_key")).isFalse();
    assertThat(isRuled("services.*.ports[].new_key")).isFalse();
    assertThat(isRuled("new_section.*.key")).isFalse();
    assertThat(isRuled("services.*.environment.*")).isTrue();
  }

  @Test
  void the_table_has_no_keys_that_the_schema_does_not_know() throws IOException {
    assertThat(keys()).containsAll(RULES.keySet());
  }

  @Test
  void the_list_of_keys_is_the_schemas() throws IOException {
    var schema = ComposeSchema.installed();
    assumeTrue(schema.isPresent(), "skipped: no compose-go in Go's module cache");
    var keys = ComposeSchema.keys(schema.get());
    if (System.getProperty("golden.update") != null) {
      Files.write(LIST, keys);
    }

    assertThat(keys()).containsExactlyElementsOf(keys);
  }
}
