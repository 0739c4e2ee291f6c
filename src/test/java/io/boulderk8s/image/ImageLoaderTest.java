package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ImageLoaderTest {
  private static final String ID = "sha256:" + "a".repeat(64);
  private static final ImageRequest REDIS = ImageRequest.of("redis:7");
  private static final ClusterHandle KIND =
      new ClusterHandle("kind", "c", "", List.of("n1", "n2"), "/host");
  private static final String HAS =
      "REF TYPE DIGEST\ndocker.io/library/redis:7 t sha256:t 1\n" + ID + " t sha256:t 1\n";
  private static final String IMPORT =
      "docker save redis:7 | docker exec --interactive %s ctr --namespace=k8s.io images import"
          + " --digests --snapshotter=overlayfs -";

  @TempDir Path state;
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final RecordingReporter reporter = new RecordingReporter();
  private List<Recipe> recipes = List.of();
  private Pause pause = _ -> {};

  @BeforeEach
  void an_engine_with_redis() {
    runner
        .says("docker info", "2\t/var/lib/docker\t1\trunc\tBacking Filesystem extfs ")
        .says("docker image ls --no-trunc --digests", "redis\t7\t<none>\t" + ID)
        .says("docker image ls --no-trunc --quiet", "")
        .fails("docker manifest", "no such host")
        .says("docker exec n1 ctr", HAS)
        .says("docker exec n2 ctr", "REF\n")
        .says(IMPORT.formatted("n2"), "")
        .says("docker exec n2 crictl", "{\"status\": {\"id\": \"" + ID + "\"}}");
  }

  private ImageLoader.Outcome ensure(ClusterHandle cluster, ImageRequest... requests) {
    DockerCli docker = new DockerCli(runner);
    EngineImages engine = new EngineImages(docker);
    var catalog =
        new ImageCatalog(docker, new Recipes(recipes), RegistryProbe.online(engine), state);
    var loader =
        new ImageLoader(
            catalog, new ImageSupply(engine, runner), new NodeLoad(docker, state, pause));
    return loader.ensure(List.of(requests), cluster, reporter);
  }

  @Test
  void only_the_node_that_lacks_it_gets_it() {
    assertThat(ensure(KIND, REDIS, REDIS).moves()).containsExactly("redis:7 -> n2");
    assertThat(runner.lines("docker save")).containsExactly(IMPORT.formatted("n2"));
    assertThat(reporter.steps()).containsExactly("load redis:7 -> n2");
  }

  @Test
  void cancelled_while_it_looks_for_the_proof_it_says_so_and_nothing_of_the_image() {
    runner
        .instead("docker exec n2 crictl")
        .says("docker exec n2 crictl", "{\"status\": {\"id\": \"sha256:other\"}}");
    Cancellation work = Cancellation.nested();
    pause =
        duration -> {
          work.cancel(new Reason.Signal("INT"));
          Pause.real().pause(duration);
        };
    assertThatThrownBy(() -> work.call(() -> ensure(KIND, REDIS)))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("interrupted by SIGINT");
  }

  @Test
  void a_second_time_moves_nothing_and_says_nothing() {
    runner.instead("docker exec n2 ctr").says("docker exec n2 ctr", HAS);
    assertThat(ensure(KIND, REDIS).moves()).isEmpty();
    assertThat(runner.lines("docker save")).isEmpty();
    assertThat(reporter.events()).isEmpty();
  }

  @Test
  void what_arrived_is_compared_and_waited_for() {
    runner
        .instead("docker exec n2 crictl")
        .fails("docker exec n2 crictl", "no such image")
        .says("docker exec n2 crictl", "{\"status\": {\"id\": \"" + ID + "\"}}");
    assertThat(ensure(KIND, REDIS).moves()).hasSize(1);
    assertThat(runner.lines("docker exec n2 crictl")).hasSize(2);
  }

  @Test
  void another_digest_on_the_node_is_a_failure_although_the_import_succeeded() {
    String other = "sha256:" + "b".repeat(64);
    runner
        .instead("docker exec n2 crictl")
        .says("docker exec n2 crictl", "{\"status\": {\"id\": \"" + other + "\"}}");
    assertThatThrownBy(() -> ensure(KIND, REDIS))
        .hasMessageContaining("now has " + other + " instead of " + ID);
  }

  @Test
  void a_full_disk_is_called_so() {
    runner
        .instead(IMPORT.formatted("n2"))
        .fails(IMPORT.formatted("n2"), "ctr: write /var/lib: no space left on device\n");
    assertThatThrownBy(() -> ensure(KIND, REDIS))
        .hasMessageContaining("cannot be loaded onto node n2: the disk")
        .hasMessageContaining("docker system df");
  }

  @Test
  void all_images_that_cannot_be_had_are_told_at_once() {
    assertThatThrownBy(() -> ensure(KIND, ImageRequest.of("x:1"), ImageRequest.of("y:2")))
        .isInstanceOfSatisfying(
            BoulderK8sException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(FailureKind.IMAGE);
              assertThat(e.problems()).hasSize(2);
            });
    assertThat(runner.lines("docker save")).isEmpty();
  }

  @Test
  void a_recipe_is_run_with_the_reference_asked_for() {
    recipes =
        List.of(new Recipe(Path.of("/i/redis"), "docker.io/library/redis", "7", "", List.of()));
    runner
        .instead("docker image ls --no-trunc --digests")
        .says("docker image ls --no-trunc --digests", "")
        .says("docker image ls --no-trunc --digests", "redis\t7\t<none>\t" + ID)
        .says("/i/redis/build.sh redis:7", "");
    assertThat(ensure(KIND, REDIS).moves()).containsExactly("redis:7 -> n2");
    assertThat(runner.lines("/i")).containsExactly("/i/redis/build.sh redis:7");
  }

  @Test
  void an_image_asked_for_by_digest_keeps_that_name_on_the_node() {
    String asked = "redis@sha256:" + "d".repeat(64);
    String carried = "boulder-k8s/by-digest:" + "a".repeat(64);
    runner
        .instead("docker image ls --no-trunc --digests")
        .says(
            "docker image ls --no-trunc --digests",
            "redis\t<none>\tsha256:" + "d".repeat(64) + "\t" + ID)
        .says("docker tag " + asked + " " + carried, "")
        .says(IMPORT.formatted("n2").replace("redis:7", carried), "")
        .says("docker exec n2 ctr --namespace=k8s.io images tag", "");
    ClusterHandle second = new ClusterHandle("kind", "c", "", List.of("n2"), "/host");
    assertThat(ensure(second, ImageRequest.of(asked)).moves()).hasSize(1);
    assertThat(runner.lines("docker exec n2 ctr --namespace=k8s.io images tag"))
        .containsExactly(
            "docker exec n2 ctr --namespace=k8s.io images tag --force docker.io/"
                + carried
                + " docker.io/library/"
                + asked);
  }

  @Test
  void an_existing_cluster_is_left_to_get_its_images() {
    var existing = new ClusterHandle("existing", "lab", "", List.of(), "");
    ImageLoader.Outcome outcome = ensure(existing, REDIS);
    assertThat(outcome.statuses())
        .extracting(ImageStatus::source)
        .containsExactly(new ImageSource.LeftToCluster());
    assertThat(reporter.notices()).singleElement().asString().contains("left to lab");
    assertThat(runner.lines()).isEmpty();
  }
}
