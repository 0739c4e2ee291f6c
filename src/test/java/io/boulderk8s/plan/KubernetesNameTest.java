package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KubernetesNameTest {
  @ParameterizedTest
  @CsvSource({
    "bconsul, bconsul",
    "bredis_1, bredis-1",
    "Boulder_Tests, boulder-tests",
    "a.b.c, a-b-c",
    "_edge_, edge",
    "-edge-, edge"
  })
  void what_kubernetes_forbids_becomes_a_dash(String compose, String kubernetes) {
    assertThat(KubernetesName.of(compose)).isEqualTo(kubernetes);
  }

  @Test
  void a_long_name_is_cut_and_still_ends_in_a_letter() {
    assertThat(KubernetesName.of("a".repeat(63))).isEqualTo("a".repeat(63));
    assertThat(KubernetesName.of("a".repeat(70))).isEqualTo("a".repeat(63));
    assertThat(KubernetesName.of("a".repeat(62) + "_b")).isEqualTo("a".repeat(62));
  }

  @Test
  void letters_do_not_depend_on_the_users_language() {
    assertThat(KubernetesName.of("INIT")).isEqualTo("init");
  }
}
