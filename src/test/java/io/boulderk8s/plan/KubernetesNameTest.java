package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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
  void a_unique_name_is_the_plain_one_only_where_that_is_the_same() {
    assertThat(KubernetesName.unique("my-net")).isEqualTo("my-net");
    assertThat(KubernetesName.unique("my_net")).matches("my-net-[0-9a-f]{8}");
    assertThat(KubernetesName.unique("My_Net"))
        .matches("my-net-[0-9a-f]{8}")
        .isNotEqualTo(KubernetesName.unique("my_net"));
    assertThat(KubernetesName.unique("__")).matches("[0-9a-f]{8}");
    assertThat(KubernetesName.unique("a".repeat(70))).matches("a{54}-[0-9a-f]{8}");
    assertThat(KubernetesName.unique("a".repeat(53) + "_b")).matches("a{53}-[0-9a-f]{8}");
  }

  @Test
  void of_names_that_would_meet_the_one_that_is_legal_keeps_its_own() {
    Map<String, String> names = KubernetesName.of(List.of("a_b", "a-b", "A_B", "c_d", "long"));

    assertThat(names).containsEntry("a-b", "a-b").containsEntry("c_d", "c-d");
    assertThat(names.get("a_b")).matches("a-b-[0-9a-f]{8}");
    assertThat(names.values()).doesNotHaveDuplicates();
  }

  @Test
  void a_name_that_would_be_cut_or_vanish_is_told_from_others() {
    String one = "a".repeat(70);
    String other = "a".repeat(71);
    Map<String, String> names = KubernetesName.of(List.of(one, other, "...", "_"));

    assertThat(names.values())
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"));
  }

  @Test
  void letters_do_not_depend_on_the_users_language() {
    assertThat(KubernetesName.of("INIT")).isEqualTo("init");
  }
}
