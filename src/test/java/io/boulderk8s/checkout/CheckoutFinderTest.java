package io.boulderk8s.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class CheckoutFinderTest {
  @TempDir private Path folder;
  private Path sample;
  private Path here;

  @BeforeEach
  void folders() throws IOException {
    folder = folder.toRealPath();
    sample = checkout("sample");
    here = Files.createDirectories(folder.resolve("here"));
  }

  private Path checkout(String name) throws IOException {
    Path root = Files.createDirectories(folder.resolve(name));
    Files.writeString(root.resolve("docker-compose.yml"), "services: {}");
    Files.writeString(root.resolve("test.sh"), "true");
    return root;
  }

  private Checkout find(Path from, String... named) {
    return new CheckoutFinder(from, sample, false)
        .find(named.length == 0 ? Optional.empty() : Optional.of(named[0]));
  }

  private BoulderK8sException refused(String named) {
    BoulderK8sException failure =
        catchThrowableOfType(BoulderK8sException.class, () -> find(here, named));
    assertThat(failure.kind()).isEqualTo(FailureKind.CHECKOUT);
    return failure;
  }

  @Test
  void the_named_one_wins_over_the_one_around() throws IOException {
    Path around = checkout("around");
    Path named = checkout("named");

    assertThat(find(around, named.toString())).isEqualTo(new Checkout(named, false));
  }

  @Test
  void a_relative_name_starts_where_the_user_stands() throws IOException {
    Path named = checkout("named");

    assertThat(find(here, "../named")).isEqualTo(new Checkout(named, false));
  }

  @Test
  void a_named_one_need_not_have_a_test_sh() throws IOException {
    Path named = checkout("named");
    Files.delete(named.resolve("test.sh"));

    assertThat(find(here, named.toString()).root()).isEqualTo(named);
  }

  @Test
  void else_the_one_around_the_user_however_deep() throws IOException {
    Path around = checkout("around");
    Path deep = Files.createDirectories(around.resolve("test/config"));

    assertThat(find(deep)).isEqualTo(new Checkout(around, false));
    assertThat(find(around)).isEqualTo(new Checkout(around, false));
  }

  @Test
  void some_other_compose_project_around_the_user_is_none() throws IOException {
    Path around = checkout("around");
    Files.delete(around.resolve("test.sh"));

    assertThat(find(around)).isEqualTo(new Checkout(sample, true));
  }

  @Test
  void else_the_bundled_sample_which_is_said() {
    assertThat(find(here)).isEqualTo(new Checkout(sample, true));
  }

  @Test
  void symbolic_links_are_resolved_as_pods_mount_the_real_place() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), checkout("real"));

    assertThat(find(here, link.toString()).root()).isEqualTo(folder.resolve("real"));
  }

  @Test
  void a_directory_that_is_missing_is_named_with_what_to_do() {
    assertThat(refused("nowhere"))
        .hasMessageContaining(here.resolve("nowhere").toString())
        .hasMessageContaining("no such directory")
        .hasMessageContaining("--boulder DIR");
  }

  @Test
  void a_directory_without_a_compose_file_is_no_checkout() {
    assertThat(refused(here.toString()))
        .hasMessageContaining(
            "no compose.yaml, compose.yml, docker-compose.yml, docker-compose.yaml in it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"})
  void each_name_that_compose_looks_for_makes_a_checkout(String name) throws IOException {
    Path around = Files.createDirectories(folder.resolve("around"));
    Files.writeString(around.resolve(name), "services: {}");
    Files.writeString(around.resolve("test.sh"), "true");

    assertThat(find(around)).isEqualTo(new Checkout(around, false));
    assertThat(find(here, around.toString())).isEqualTo(new Checkout(around, false));
  }

  @Test
  void so_does_compose_file_in_the_environment_or_in_dot_env() throws IOException {
    assertThat(new CheckoutFinder(folder, sample, true).find(Optional.of("here")).root())
        .isEqualTo(here);

    Files.writeString(here.resolve(".env"), "A=1\nCOMPOSE_FILE=ci/compose.yml\n");
    assertThat(find(folder, "here").root()).isEqualTo(here);
  }
}
