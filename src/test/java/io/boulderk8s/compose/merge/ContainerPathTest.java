package io.boulderk8s.compose.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ContainerPathTest {
  @ParameterizedTest
  @CsvSource({
    "/a/, /a",
    "/a//b/./c, /a/b/c",
    "/a/../b, /b",
    "/../x, /x",
    "/, /",
    "//, /",
    "a/.., .",
    "../a, ../a",
    "/ä/, /ä"
  })
  void cleans(String path, String cleaned) {
    assertThat(ContainerPath.clean(path)).isEqualTo(cleaned);
  }
}
