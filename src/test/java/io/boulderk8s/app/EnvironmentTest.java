package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EnvironmentTest {
  private static Environment environment(Map<String, String> variables) {
    return new Environment(variables, Path.of("/here"), Path.of("/here"), () -> Instant.EPOCH);
  }

  @Test
  void the_cache_folder_is_where_the_nearest_variable_says() {
    Map<String, String> all =
        Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/xdg", "BOULDER_K8S_CACHE", "/own");
    assertThat(environment(all).cache()).isEqualTo(Path.of("/own"));
    assertThat(environment(Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/xdg")).cache())
        .isEqualTo(Path.of("/xdg/boulder-k8s"));
    assertThat(environment(Map.of("HOME", "/home/me")).cache())
        .isEqualTo(Path.of("/home/me/.cache/boulder-k8s"));
  }
}
