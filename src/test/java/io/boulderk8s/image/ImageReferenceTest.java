package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "redis, docker.io/library/redis:latest",
    "redis:7.0.15, docker.io/library/redis:7.0.15",
    "docker.io/redis:7, docker.io/library/redis:7",
    "index.docker.io/library/redis:7, docker.io/library/redis:7",
    "letsencrypt/boulder-tools:go1.25, docker.io/letsencrypt/boulder-tools:go1.25",
    "ghcr.io/pkimetal/pkimetal:v1.41.0, ghcr.io/pkimetal/pkimetal:v1.41.0",
    "localhost/x:1, localhost/x:1",
    "localhost:5000/a/b, localhost:5000/a/b:latest",
    "kindest/node:v1@sha256:ab, docker.io/kindest/node@sha256:ab",
    "redis@sha256:cd, docker.io/library/redis@sha256:cd",
  })
  void a_reference_gets_the_name_a_node_keeps_it_under(String written, String canonical) {
    assertThat(ImageReference.parse(written).canonicalName()).isEqualTo(canonical);
    assertThat(ImageReference.parse(canonical).canonicalName()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "redis, true",
    "mine:1, true",
    "boulder-k8s/programs:not-made, true",
    "localhost:5000/a/b__c/d-e.f:V_1, true",
    "[::1]:5000/x, true",
    "redis@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, true",
    "'a b:c', false",
    "UPPER:x, false",
    "a:b:c, false",
    "a/, false",
    "a//b, false",
    "a:, false",
    "a:-b, false",
    "a@sha256:0, false",
    "-a.b/c, false",
    "ä, false",
    "' ', false",
  })
  void an_image_has_a_name_of_the_grammar_that_engines_and_clusters_have(
      String name, boolean legal) {
    assertThat(ImageReference.isLegal(name)).isEqualTo(legal);
  }

  @Test
  void an_empty_reference_is_refused() {
    assertThatThrownBy(() -> ImageReference.parse(" "))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
