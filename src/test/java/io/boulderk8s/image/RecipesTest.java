package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class RecipesTest {
  @TempDir Path images;

  private Recipe redis(String standIn) throws IOException {
    recipe(
        "redis",
        "provides: docker.io/library/redis\nversion: 7.0.15\nstandIn: \"" + standIn + "\"\n");
    return Recipes.in(images).forImage(ImageReference.parse("redis:7.0.15")).orElseThrow();
  }

  private void recipe(String name, String yaml) throws IOException {
    Files.writeString(Files.createDirectories(images.resolve(name)).resolve("image.yaml"), yaml);
  }

  @Test
  void a_recipe_fits_any_tag_of_what_it_provides_and_its_own_name() throws IOException {
    Recipe redis = redis("");
    assertThat(redis.fits(ImageReference.parse("docker.io/library/redis:6"))).isTrue();
    assertThat(redis.fits(ImageReference.parse("boulder-k8s/redis:1"))).isTrue();
    assertThat(redis.fits(ImageReference.parse("ghcr.io/library/redis:7.0.15"))).isFalse();
  }

  @Test
  void the_version_it_gives_is_no_stand_in() throws IOException {
    assertThat(redis("").standInFor(ImageReference.parse("redis:7.0.15"))).isEmpty();
    assertThat(redis("").standInFor(ImageReference.parse("redis"))).isEmpty();
    assertThat(redis("").standInFor(ImageReference.parse("redis:7.0.15-0123456789ab"))).isEmpty();
  }

  @Test
  void another_version_is() throws IOException {
    assertThat(redis("").standInFor(ImageReference.parse("redis:7.2.0")))
        .isEqualTo("the recipe gives version 7.0.15");
    assertThat(redis("").standInFor(ImageReference.parse("redis@sha256:ab"))).contains("digest");
  }

  @Test
  void its_own_sentence_comes_first() throws IOException {
    assertThat(redis("a fake").standInFor(ImageReference.parse("redis:7.0.15")))
        .isEqualTo("a fake");
  }

  @Test
  void folders_without_image_yaml_are_no_recipes() throws IOException {
    Files.createDirectories(images.resolve("unfinished"));
    assertThat(Recipes.in(images).all()).isEmpty();
    assertThat(Recipes.in(images.resolve("absent")).all()).isEmpty();
  }

  @Test
  void those_for_machines_without_a_registry_are_in_a_folder_of_their_own() throws IOException {
    recipe("base", "provides: docker.io/boulder-k8s/base\nversion: 1\n");
    recipe("offline/redis", "provides: docker.io/library/redis\nversion: 7.0.15\n");
    Files.createSymbolicLink(images.resolve("offline/base"), Path.of("../base"));
    assertThat(Recipes.in(images).all())
        .extracting(recipe -> images.relativize(recipe.folder()).toString())
        .containsExactly("base", "offline/redis");
  }

  @Test
  void a_recipe_of_ours_that_says_too_little_names_its_file() throws IOException {
    recipe("broken", "version: 1\n");
    assertThatThrownBy(() -> Recipes.in(images))
        .hasMessageContaining("broken/image.yaml")
        .hasMessageContaining("`provides` is missing");
  }

  @Test
  void all_recipes_of_this_repository_can_be_read() {
    assertThat(Recipes.in(Path.of("images")).all())
        .isNotEmpty()
        .allSatisfy(recipe -> assertThat(recipe.folder().resolve("build.sh")).isRegularFile());
  }
}
