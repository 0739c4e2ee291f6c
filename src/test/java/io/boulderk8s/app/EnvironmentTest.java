package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class EnvironmentTest {
  private static Environment environment(Map<String, String> variables) {
    return new Environment(variables, Path.of("/here"), Path.of("/here"), () -> Instant.EPOCH);
  }

  @Test
  void the_cache_folder_is_where_the_nearest_variable_says() {
    Map<String, String> all =
        Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/xdg", "BOULDER_K8S_CACHE", "/own");
    assertThat(environment(all).cacheIfAny()).hasValue(Path.of("/own"));
    assertThat(environment(Map.of("HOME", "/home/me", "XDG_CACHE_HOME", "/xdg")).cacheIfAny())
        .hasValue(Path.of("/xdg/boulder-k8s"));
    assertThat(environment(Map.of("HOME", "/home/me")).cacheIfAny())
        .hasValue(Path.of("/home/me/.cache/boulder-k8s"));
    assertThat(environment(Map.of("HOME", "")).cacheIfAny()).isEmpty();
  }

  @Test
  void a_cache_folder_is_given_out_before_it_exists(@TempDir Path folder) {
    Path cache = folder.resolve("a/b");
    assertThat(environment(Map.of("BOULDER_K8S_CACHE", cache.toString())).cache()).isEqualTo(cache);
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOULDER_K8S_CACHE", "XDG_CACHE_HOME", "HOME"})
  void one_that_depends_on_the_working_directory_is_refused(String variable) {
    BoulderK8sException refused = refused(variable, "cache/mine");
    assertThat(refused.kind()).isEqualTo(FailureKind.USAGE);
    assertThat(refused)
        .hasMessageStartingWith(variable + "=cache/mine: is no absolute path")
        .hasMessageContaining("\n  -> set BOULDER_K8S_CACHE to a folder of your own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file/below", "link"})
  void one_in_whose_way_a_file_is_is_refused(String name, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("file"), "");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    String value = folder.resolve(name).toString();
    BoulderK8sException refused = refused("BOULDER_K8S_CACHE", value);
    assertThat(refused.kind()).isEqualTo(FailureKind.IO);
    assertThat(refused)
        .hasMessageStartingWith("BOULDER_K8S_CACHE=" + value + ": ")
        .hasMessageContaining("must be a folder");
  }

  @Test
  void one_that_cannot_be_written_is_refused() {
    Path readOnly = Path.of("/proc/1");
    assumeTrue(Files.isDirectory(readOnly), "needs /proc, where nobody can write");
    BoulderK8sException refused = refused("BOULDER_K8S_CACHE", readOnly + "/cache");
    assertThat(refused.kind()).isEqualTo(FailureKind.IO);
    assertThat(refused).hasMessageContaining("/proc/1 cannot be written\n  -> ");
  }

  private static BoulderK8sException refused(String variable, String value) {
    return catchThrowableOfType(
        BoulderK8sException.class, () -> environment(Map.of(variable, value)).cache());
  }
}
