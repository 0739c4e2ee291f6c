package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.image.EngineImages;
import io.boulderk8s.image.ImageCatalog;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.image.ImageSource;
import io.boulderk8s.image.ImageSupply;
import io.boulderk8s.image.NodeImageChoice;
import io.boulderk8s.image.NodeLoad;
import io.boulderk8s.image.Recipes;
import io.boulderk8s.image.RegistryProbe;
import io.boulderk8s.kube.KubernetesClients;
import io.boulderk8s.process.Command;
import io.boulderk8s.process.LocalProcessRunner;
import io.boulderk8s.process.ProcessRunner;
import io.boulderk8s.testkit.OwnCluster;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.SharedCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of one real cluster; each step needs the one before it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(Lifecycle.PER_CLASS)
final class KindProviderScenario {
  private static final String CLUSTER = SharedCluster.name() + "-provider";
  private static final String NODE = CLUSTER + "-control-plane";
  private static final ImageRequest IMAGE = ImageRequest.of("scenario/loaded:1");
  private static final Path STATE = Path.of("target/scenario/kind-provider").toAbsolutePath();
  private static final ProcessRunner RUNNER = new LocalProcessRunner(System.getenv());
  private static final DockerCli DOCKER = new DockerCli(RUNNER);
  private static final HostFolders FOLDERS =
      new HostFolders(List.of(), List.of(Path.of("").toAbsolutePath()));
  private static final RecordingReporter REPORTER = new RecordingReporter();

  private Optional<OwnCluster> own = Optional.empty();

  private static KindProvider provider() {
    return new KindProvider(
        KindTool.in(cache(), RUNNER),
        new DockerTool(DOCKER),
        new NodeImageChoice(catalog(), supply(), Optional.empty()),
        KindConfig.standard(),
        STATE,
        Pause.real());
  }

  private static Path cache() {
    String home = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getenv("HOME") + "/.cache");
    return Path.of(System.getenv().getOrDefault("BOULDER_K8S_CACHE", home + "/boulder-k8s"));
  }

  private static ImageCatalog catalog() {
    RegistryProbe offline = RegistryProbe.offline(new EngineImages(DOCKER), "scenario");
    return new ImageCatalog(DOCKER, Recipes.in(Path.of("images")), offline, STATE);
  }

  private static ImageSupply supply() {
    return new ImageSupply(new EngineImages(DOCKER), RUNNER);
  }

  private static ImageLoader loader() {
    return new ImageLoader(catalog(), supply(), new NodeLoad(DOCKER, STATE, Pause.real()));
  }

  @BeforeAll
  void an_image_that_no_node_has() throws Exception {
    own = Optional.of(OwnCluster.required(CLUSTER));
    Path context = Files.createDirectories(STATE.resolve("image"));
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /here\n");
    docker("build", "--tag", IMAGE.reference(), context.toString());
  }

  @AfterAll
  void nothing_is_left() {
    own.ifPresent(cluster -> provider().delete(cluster.name(), REPORTER));
    docker("image", "rm", "--force", IMAGE.reference());
  }

  @Test
  @Order(1)
  void ensure_creates_a_cluster_that_answers_and_sees_the_host() {
    ClusterHandle handle = provider().ensure(CLUSTER, FOLDERS, REPORTER);
    assertThat(handle.nodes()).containsExactly(NODE);
    try (KubernetesClient client = KubernetesClients.calls(handle.kubeconfig())) {
      assertThat(client.nodes().list().getItems())
          .singleElement()
          .satisfies(node -> assertThat(node.getMetadata().getName()).isEqualTo(NODE));
    }
    Path here = Path.of("pom.xml");
    assertThat(docker("exec", NODE, "cat", handle.hostPath(here))).isEqualTo(contentOf(here));
  }

  @Test
  @Order(2)
  void the_kubelet_has_our_settings() {
    String config = docker("exec", NODE, "cat", "/var/lib/kubelet/config.yaml");
    assertThat(config)
        .contains("containerLogMaxSize: 1Gi", "maxPods: 250", "serializeImagePulls: false");
    assertThat(docker("exec", NODE, "cat", "/etc/kubernetes/manifests/etcd.yaml"))
        .contains("--unsafe-no-fsync=true");
  }

  @Test
  @Order(3)
  void ensure_again_creates_nothing() {
    String before =
        docker("container", "inspect", "--format", "{{.Id}} {{.State.StartedAt}}", NODE);
    var reporter = new RecordingReporter();
    assertThat(provider().ensure(CLUSTER, FOLDERS, reporter).name()).isEqualTo(CLUSTER);
    assertThat(reporter.events()).isEmpty();
    assertThat(docker("container", "inspect", "--format", "{{.Id}} {{.State.StartedAt}}", NODE))
        .isEqualTo(before);
  }

  @Test
  @Order(4)
  void an_image_is_moved_once_and_proven() {
    ClusterHandle handle = provider().find(CLUSTER).orElseThrow();
    assertThat(loader().ensure(List.of(IMAGE), handle, REPORTER).moves())
        .containsExactly(IMAGE.reference() + " -> " + NODE);
    ImageLoader.Outcome again = loader().ensure(List.of(IMAGE), handle, REPORTER);
    assertThat(again.moves()).isEmpty();
    assertThat(again.statuses())
        .singleElement()
        .satisfies(status -> assertThat(status.source()).isInstanceOf(ImageSource.OnNode.class));
  }

  @Test
  @Order(5)
  void a_changed_image_of_the_same_name_is_moved_again() throws Exception {
    Path context = STATE.resolve("image");
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /changed\n");
    docker("build", "--tag", IMAGE.reference(), context.toString());
    ClusterHandle handle = provider().find(CLUSTER).orElseThrow();
    assertThat(loader().ensure(List.of(IMAGE), handle, REPORTER).moves()).hasSize(1);
    assertThat(loader().ensure(List.of(IMAGE), handle, REPORTER).moves()).isEmpty();
  }

  @Test
  @Order(6)
  void a_stopped_node_is_started_again() {
    docker("stop", "--time", "5", NODE);
    assertThatThrownBy(() -> provider().find(CLUSTER)).hasMessageContaining("is exited");
    provider().ensure(CLUSTER, FOLDERS, REPORTER);
    assertThat(provider().find(CLUSTER)).isPresent();
  }

  @Test
  @Order(7)
  void logs_are_collected() {
    Path logs = provider().collectLogs(CLUSTER, STATE.resolve("logs"));
    assertThat(logs.resolve(NODE)).isNotEmptyDirectory();
  }

  @Test
  @Order(8)
  void delete_leaves_no_container_and_no_kubeconfig() {
    provider().delete(CLUSTER, REPORTER);
    assertThat(docker("ps", "--all", "--quiet", "--filter", "name=" + NODE)).isEmpty();
    assertThat(STATE.resolve("clusters").resolve(CLUSTER).resolve("kubeconfig")).doesNotExist();
  }

  private static String contentOf(Path path) {
    try {
      return Files.readString(path);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String docker(String... arguments) {
    Command command = DockerCli.command(arguments);
    return RUNNER.run(command, Duration.ofMinutes(2)).orThrow().stdout();
  }
}
