package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.testkit.Stacks;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** `group_add`. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class GroupAddTest {
  @Test
  void numbers_are_supplemental_groups_of_the_pod() {
    assertThat(
            Stacks.web("group_add: [5, \"0006\"]")
                .getSpec()
                .getSecurityContext()
                .getSupplementalGroups())
        .containsExactly(5L, 6L);
    assertThat(Stacks.web("").getSpec().getSecurityContext().getSupplementalGroups()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"docker", "2147483648", "99999999999999999999", "'-1'"})
  void anything_else_is_refused_where_it_stands(String group) {
    assertThat(ComposeText.service("group_add: [7, \"" + group + "\"]").complaints())
        .containsExactly(
            "compose.yml:4:20: the group `"
                + group
                + "` is no number, and Kubernetes takes only numbers");
  }
}
