package io.boulderk8s.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boulderk8s.boulder.HarnessReader;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        .standard(environment).files().stream()
            .map(file -> root.relativize(file).toString())
            .toList();
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
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "docker-compose.yml:", "sub"})
  void a_compose_file_that_is_empty_or_a_directory_is_refused_as_compose_does(String named)
      throws IOException {
    Files.createDirectory(root.resolve("sub"));
    ComposeFiles files = new ComposeFiles(root);
    ProjectFiles chosen = files.standard(Map.of("COMPOSE_FILE", named));

    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> chosen.files().forEach(files::required))
        .withMessageContaining("it is a directory");
  }

  @Test
  void the_first_file_that_compose_file_names_lies_in_the_project_directory() {
    ComposeFiles files = new ComposeFiles(root);

    assertThat(files.standard(Map.of("COMPOSE_FILE", "sub/x.yml:y.yml")).directory())
        .isEqualTo(root.resolve("sub"));
    assertThat(files.standard(Map.of()).directory()).isEqualTo(root);
  }

  @Test
  void of_several_names_compose_yaml_wins_and_it_is_said() throws IOException {
    write("compose.yaml");
    write("compose.override.yml");
    write("docker-compose.override.yaml");

    assertThat(standard(Map.of())).containsExactly("compose.yaml", "compose.override.yml");
    assertThat(ComposeFileNames.ambiguities(root))
        .containsExactly(
            "found multiple config files with supported names: compose.yaml, docker-compose.yml;"
                + " using compose.yaml",
            "found multiple override files with supported names: compose.override.yml,"
                + " docker-compose.override.yaml; using compose.override.yml");
  }

  @Test
  void one_name_is_nothing_to_speak_of() {
    assertThat(ComposeFileNames.ambiguities(root)).isEmpty();
  }

  @Test
  void a_directory_has_no_text() throws IOException {
    assertThat(ComposeFiles.text(Files.createDirectory(root.resolve(".env")))).isEmpty();
  }

  @Test
  void compose_file_may_have_a_separator_of_its_own() {
    assertThat(standard(Map.of("COMPOSE_FILE", "a.yml|b:c.yml", "COMPOSE_PATH_SEPARATOR", "|")))
        .containsExactly("a.yml", "b:c.yml");
  }

  @Test
  void an_absolute_file_stays_where_it_is() {
    assertThat(new ComposeFiles(root).standard(Map.of("COMPOSE_FILE", "/etc/c.yml")).files())
        .containsExactly(Path.of("/etc/c.yml"));
  }

  @Test
  void config_next_is_the_default_file_and_its_own_and_no_override() throws IOException {
    write("docker-compose.override.yml");
    Path next = write("docker-compose.next.yml");

    assertThat(new ComposeFiles(root).next(new HarnessReader().read()).files())
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

  @Test
  void what_would_never_end_when_read_is_refused() {
    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> ComposeFiles.text(Path.of("/dev/zero")))
        .withMessageContaining("/dev/zero: cannot be read: it is no regular file");
  }

  @Test
  void a_link_that_leads_in_a_circle_is_no_missing_file() throws IOException {
    Path missing = Files.createSymbolicLink(root.resolve("gone"), Path.of("nowhere"));
    assertThat(ComposeFiles.text(missing)).isEmpty();

    Path circle = Files.createSymbolicLink(root.resolve("circle"), Path.of("circle"));
    assertThatExceptionOfType(BoulderK8sException.class)
        .isThrownBy(() -> ComposeFiles.text(circle))
        .withMessageContaining("circle: cannot be read: ")
        .withMessageContaining("Too many levels of symbolic links");
  }
}
