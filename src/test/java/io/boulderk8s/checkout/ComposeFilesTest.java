package io.boulderk8s.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boulderk8s.failure.BoulderK8sException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ComposeFilesTest {
  @TempDir private Path root;

  @BeforeEach
  void compose_file() throws IOException {
    write("docker-compose.yml");
  }

  private Path write(String name) throws IOException {
    return Files.writeString(root.resolve(name), "services: {}");
  }

  private List<String> standard(Map<String, String> environment) {
    return new ComposeFiles(root)
        .standard(environment).stream().map(file -> root.relativize(file).toString()).toList();
  }

  @Test
  void the_default_file_alone() {
    assertThat(standard(Map.of())).containsExactly("docker-compose.yml");
  }

  @Test
  void the_override_file_counts_where_there_is_one() throws IOException {
    write("docker-compose.override.yml");

    assertThat(standard(Map.of()))
        .containsExactly("docker-compose.yml", "docker-compose.override.yml");
  }

  @Test
  void of_two_spellings_of_the_override_file_one_counts() throws IOException {
    write("docker-compose.override.yaml");
    assertThat(standard(Map.of()))
        .containsExactly("docker-compose.yml", "docker-compose.override.yaml");

    write("docker-compose.override.yml");
    assertThat(standard(Map.of()))
        .containsExactly("docker-compose.yml", "docker-compose.override.yml");
  }

  @Test
  void compose_file_of_the_environment_replaces_them_all() throws IOException {
    write("docker-compose.override.yml");

    assertThat(standard(Map.of("COMPOSE_FILE", "a.yml:b/c.yml")))
        .containsExactly("a.yml", "b/c.yml");
    assertThat(standard(Map.of("COMPOSE_FILE", ""))).hasSize(2);
  }

  @Test
  void compose_file_may_have_a_separator_of_its_own() {
    assertThat(standard(Map.of("COMPOSE_FILE", "a.yml|b:c.yml", "COMPOSE_PATH_SEPARATOR", "|")))
        .containsExactly("a.yml", "b:c.yml");
  }

  @Test
  void an_absolute_file_stays_where_it_is() {
    assertThat(new ComposeFiles(root).standard(Map.of("COMPOSE_FILE", "/etc/c.yml")))
        .containsExactly(Path.of("/etc/c.yml"));
  }

  @Test
  void config_next_is_the_default_file_and_its_own_and_no_override() throws IOException {
    write("docker-compose.override.yml");
    Path next = write("docker-compose.next.yml");

    assertThat(new ComposeFiles(root).next(new HarnessReader().read()))
        .containsExactly(root.resolve("docker-compose.yml"), next);
  }

  @Test
  void a_checkout_without_config_next_says_so() {
    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> new ComposeFiles(root).next(new HarnessReader().read()))
        .withMessageContaining("docker-compose.next.yml")
        .withMessageContaining("run without --config-next");
  }

  @Test
  void a_missing_text_is_empty_a_required_one_fails() {
    Path missing = root.resolve("missing.yml");

    assertThat(ComposeFiles.text(missing)).isEmpty();
    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> ComposeFiles.requiredText(missing))
        .withMessageContaining(missing.toString());
  }

  @Test
  void bytes_that_are_no_text_are_refused() throws IOException {
    Path file = Files.write(root.resolve("x.yml"), new byte[] {'a', (byte) 0xff, 'b'});

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> ComposeFiles.text(file))
        .withMessageContaining("not UTF-8");
  }
}
