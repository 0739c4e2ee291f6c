package io.boulderk8s.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class SurroundingsTest {
  private static Surroundings surroundings(boolean terminal, Map<String, String> environment) {
    PrintStream none = new PrintStream(OutputStream.nullOutputStream());
    Path here = Path.of("/here");
    return new Surroundings(
        environment,
        here,
        here,
        here,
        InputStream.nullInputStream(),
        none,
        none,
        () -> Instant.EPOCH,
        terminal,
        0,
        _ -> {});
  }

  @Test
  void escapes_are_for_a_person_at_a_terminal_that_knows_them() {
    assertThat(surroundings(true, Map.of("TERM", "xterm")).live()).isTrue();
    assertThat(surroundings(false, Map.of("TERM", "xterm")).live()).isFalse();
    assertThat(surroundings(true, Map.of("TERM", "dumb")).live()).isFalse();
    assertThat(surroundings(true, Map.of()).live()).isFalse();
    assertThat(surroundings(true, Map.of("TERM", "xterm", "CI", "true")).live()).isFalse();
    assertThat(surroundings(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).live()).isFalse();
  }

  @Test
  void the_cache_folder_is_where_the_nearest_variable_says() {
    Map<String, String> all =
        Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/xdg", "BOULDER_K8S_CACHE", "/own");
    assertThat(surroundings(false, all).cache()).isEqualTo(Path.of("/own"));
    assertThat(surroundings(false, Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/xdg")).cache())
        .isEqualTo(Path.of("/xdg/boulder-k8s"));
    assertThat(surroundings(false, Map.of("HOME", "/home/me")).cache())
        .isEqualTo(Path.of("/home/me/.cache/boulder-k8s"));
  }
}
