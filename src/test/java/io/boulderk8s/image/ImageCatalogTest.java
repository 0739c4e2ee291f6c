package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.compose.Build;
import io.boulderk8s.testkit.FakeProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ImageCatalogTest {
  private static final String LS = "docker image ls --no-trunc --digests";
  private static final String OURS = "docker image ls --no-trunc --quiet";
  private static final String CTR = "docker exec n1 ctr --namespace=k8s.io images ls";
  private static final ImageRequest REDIS = ImageRequest.of("redis:7");
  private static final ClusterHandle KIND =
      new ClusterHandle("kind", "c", "", List.of("n1"), "/host");
  private static final Recipe RECIPE =
      new Recipe(Path.of("/images/redis"), "docker.io/library/redis", "7", "", List.of());

  @TempDir Path state;
  private final FakeProcessRunner runner = new FakeProcessRunner();

  @BeforeEach
  void nothing_anywhere() {
    runner.says("docker info", "2\t/var/lib/docker\t1\trunc\tBacking Filesystem extfs ");
  }

  private ImageSource source(ImageRequest request, Recipe... recipes) {
    return status(request, recipes).source();
  }

  private ImageStatus status(ImageRequest request, Recipe... recipes) {
    DockerCli docker = new DockerCli(runner);
    RegistryProbe registries = RegistryProbe.online(new EngineImages(docker));
    var catalog = new ImageCatalog(docker, new Recipes(List.of(recipes)), registries, state);
    return catalog.describe(List.of(request), KIND).getFirst();
  }

  private FakeProcessRunner engine(String... lines) {
    return runner.says(LS, String.join("\n", lines)).says(OURS, "");
  }

  private static String onNode(String name, String config) {
    return "REF TYPE DIGEST SIZE PLATFORMS LABELS\n"
        + name
        + " t sha256:target 1 MiB linux/amd64 -\n"
        + config
        + " t sha256:target 1 MiB linux/amd64 -\n";
  }

  @Test
  void the_same_image_on_the_node_is_taken() {
    engine("redis\t7\t<none>\tsha256:r").says(CTR, onNode("docker.io/library/redis:7", "sha256:r"));
    assertThat(source(REDIS)).isEqualTo(new ImageSource.OnNode("sha256:r"));
  }

  @Test
  void one_that_only_the_node_has_is_taken_too() {
    engine().says(CTR, onNode("docker.io/library/redis:7", "sha256:r"));
    assertThat(source(REDIS)).isEqualTo(new ImageSource.OnNode("sha256:r"));
  }

  @Test
  void the_engines_newer_image_of_the_name_wins() {
    engine("redis\t7\t<none>\tsha256:new")
        .says(CTR, onNode("docker.io/library/redis:7", "sha256:old"));
    assertThat(source(REDIS)).isEqualTo(new ImageSource.InEngine("sha256:new"));
  }

  @Test
  void a_containerd_stores_id_is_translated_once() {
    runner
        .instead("docker info")
        .says("docker info", "2\t/x\t1\trunc\tio.containerd.snapshotter.v1");
    String config = "sha256:" + "c".repeat(64);
    engine("redis\t7\t<none>\tsha256:index")
        .says(CTR, onNode("docker.io/library/redis:7", config))
        .says(
            "docker save redis:7 | tar -xOf - manifest.json",
            "[{\"Config\":\"blobs/sha256/" + "c".repeat(64) + "\",\"RepoTags\":[\"redis:7\"]}]");
    assertThat(source(REDIS)).isEqualTo(new ImageSource.OnNode(config));
    assertThat(source(REDIS)).isEqualTo(new ImageSource.OnNode(config));
    assertThat(runner.lines("docker save")).hasSize(1);
  }

  @Test
  void a_registry_in_reach_comes_before_a_recipe() {
    engine().says(CTR, "REF\n").says("docker manifest", "{}");
    assertThat(source(REDIS, RECIPE)).isEqualTo(new ImageSource.Registry());
  }

  @Test
  void without_a_registry_a_recipe_makes_it() {
    engine().says(CTR, "REF\n").fails("docker manifest", "no such host");
    assertThat(source(REDIS, RECIPE)).isEqualTo(new ImageSource.FromRecipe(RECIPE));
  }

  @Test
  void the_checkouts_own_build_is_next() {
    engine().says(CTR, "REF\n").fails("docker manifest", "no such manifest");
    Build build = new Build(Path.of("/c"), "Dockerfile", new TreeMap<>());
    assertThat(source(new ImageRequest("tools:1", Optional.of(build))))
        .isEqualTo(new ImageSource.Buildable(build, List.of()));
  }

  @Test
  void a_build_names_the_images_that_it_starts_from_and_nobody_has() throws IOException {
    Files.writeString(
        state.resolve("Dockerfile"),
        """
        ARG GO=1
        FROM --platform=linux/amd64 golang:1.27.3-trixie AS build
        FROM redis:7 as Cache
        FROM other:$GO
        from debian:trixie-slim
        COPY --from=build /x /x
        FROM build
        FROM cache
        FROM scratch
        """);
    engine("redis\t7\t<none>\tsha256:r")
        .says(CTR, "REF\n")
        .fails("docker manifest", "no such host");
    Build build = new Build(state, "Dockerfile", new TreeMap<>());
    assertThat(status(new ImageRequest("sunlight:1", Optional.of(build))).describe())
        .isEqualTo(
            "sunlight:1: built from "
                + state
                + ", which starts from golang:1.27.3-trixie and debian:trixie-slim: not in the"
                + " engine, nor in a registry in reach");
  }

  @Test
  void nowhere_says_why() {
    engine().says(CTR, "REF\n").fails("docker manifest", "no such host");
    assertThat(status(REDIS).describe())
        .isEqualTo(
            "redis:7: not available: not in the engine, no recipe in images/ provides it, and"
                + " docker.io is out of reach: no such host");
  }

  @Test
  void an_image_that_a_recipe_made_is_still_called_a_stand_in() {
    Recipe other = new Recipe(RECIPE.folder(), RECIPE.provides(), "6", "", List.of());
    runner.says(LS, "redis\t7\t<none>\tsha256:r").says(OURS, "sha256:r\n").says(CTR, "REF\n");
    assertThat(status(REDIS, other).standIn()).isEqualTo("the recipe gives version 6");
    assertThat(status(REDIS, other).describe())
        .isEqualTo("redis:7: in the engine (a stand-in: the recipe gives version 6)");
  }

  @Test
  void the_same_name_from_elsewhere_is_the_original() {
    Recipe other = new Recipe(RECIPE.folder(), RECIPE.provides(), "6", "", List.of());
    engine("redis\t7\t<none>\tsha256:r").says(CTR, "REF\n");
    assertThat(status(REDIS, other).standIn()).isEmpty();
  }
}
