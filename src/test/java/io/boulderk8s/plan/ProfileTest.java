package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ProfileTest {
  @Test
  void a_namespace_ends_in_the_profile_and_its_prefix_is_the_rest() {
    assertThat(Profile.STAGING.namespace("boulder")).isEqualTo("boulder-staging");
    assertThat(Profile.TEST.prefix("boulder-test")).isEqualTo("boulder");
    assertThat(Profile.TEST.prefix("my-test-stack")).isEqualTo("my-test-stack");
    assertThat(Profile.DEV.prefix("boulder-test")).isEqualTo("boulder-test");
  }
}
