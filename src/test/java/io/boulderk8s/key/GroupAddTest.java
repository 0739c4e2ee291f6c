package io.boulderk8s.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.testkit.FakeImages;
import io.boulderk8s.testkit.Plans;
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

  @Test
  void names_are_those_of_the_image() {
    FakeImages images = new FakeImages(FakeImages.NGINX);
    assertThat(Plans.web("group_add: [audio, 5, nginx]", images).container().rights().groups())
        .containsExactly(5L, 29L, 102L);
    assertThat(images.questions()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"docker", "2147483648", "99999999999999999999", "'-1'"})
  void a_name_that_the_image_does_not_know_is_refused_where_it_stands(String group) {
    FakeImages images = new FakeImages(FakeImages.NGINX);
    assertThatThrownBy(() -> Plans.web("group_add: [7, \"" + group + "\"]", images))
        .hasMessageContaining("compose.yml:8:")
        .hasMessageContaining("the image of service web knows no group_add " + group);
  }
}
