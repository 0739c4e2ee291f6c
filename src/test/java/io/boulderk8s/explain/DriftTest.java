package io.boulderk8s.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class DriftTest {
  @Test
  void equal_files_are_no_drift() {
    Drift drift = between(Map.of("a", "1\n"), Map.of("a", "1\n"));
    assertThat(drift.isEmpty()).isTrue();
    assertThat(drift.text()).isEmpty();
    assertThat(drift.markdown("T")).startsWith("### T\n\nNo drift");
  }

  @Test
  void each_file_is_missing_extra_or_different() {
    Drift drift =
        between(Map.of("gone", "1\n", "other", "1\n2\n"), Map.of("new", "1\n", "other", "1\n3\n"));
    assertThat(drift.text())
        .isEqualTo(
            """
            gone: extra: the checkout does not produce it any more
            new: missing
            other: different
            @@ -1,2 +1,2 @@
             1
            -2
            +3
            """);
    assertThat(drift.markdown("T"))
        .contains("| `new` | missing |", "| `other` | different |", "```diff\n@@ -1,2 +1,2 @@");
  }

  private static Drift between(Map<String, String> there, Map<String, String> wanted) {
    return Drift.between(new TreeMap<>(there), new TreeMap<>(wanted));
  }
}
