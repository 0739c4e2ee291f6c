package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ToolVersionTest {
  @ParameterizedTest
  @CsvSource({
    "20.10.24+dfsg1, 20.10.24",
    "v0.34.0-alpha+abc, 0.34.0",
    "go version go1.24 linux/amd64, 1.24.0",
    "nonsense, 0.0.0",
  })
  void the_first_number_of_a_text_is_the_version(String text, String version) {
    assertThat(ToolVersion.parse(text)).hasToString(version);
  }

  @Test
  void versions_are_compared_as_numbers() {
    assertThat(ToolVersion.parse("0.33.0").atLeast(ToolVersion.parse("0.9.9"))).isTrue();
    assertThat(ToolVersion.parse("0.32.9").atLeast(ToolVersion.parse("0.33.0"))).isFalse();
    assertThat(ToolVersion.parse("1.0.1").atLeast(ToolVersion.parse("1.0.1"))).isTrue();
  }
}
