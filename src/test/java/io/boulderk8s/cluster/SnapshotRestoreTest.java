package io.boulderk8s.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that comes from a snapshot, and one that does not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SnapshotRestoreTest {
  private static final String PS = "docker ps --all --filter label=io.x-k8s.kind.cluster=c1";
  private static final String NODE = "/c1-control-plane\tcontrol-plane\trunning\t/host /var \n";
  private static final String RUN = "docker run --detach --tty --name c1-control-plane";
  private static final NodeSnapshot SNAPSHOT =
      new NodeSnapshot("boulder-k8s/snapshot:abc", "abc", "0.1.0", "baked-control-plane", "", 1);

  @TempDir Path state;
  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final RecordingReporter reporter = new RecordingReporter();

  @BeforeEach
  void machine() {
    runner
        .says("docker version", "28.2.2 20.10.24\n")
        .says("kind version", "kind v0.33.0 go1.26.4 linux/amd64\n")
        .says("docker network inspect kind", "[]")
        .says(PS, "")
        .says(PS, "c1-control-plane\n")
        .says("docker container inspect", NODE)
        .says("kind get kubeconfig --name c1", "the kubeconfig")
        .says("docker exec c1-control-plane sh -c kubectl=", "ok")
        .says("docker exec c1-control-plane sh -c printf", "")
        .says("kind create", "");
  }

  private void ensure(SnapshotSource snapshots) {
    DockerCli docker = new DockerCli(runner);
    KindTool kind = new KindTool(runner, "kind");
    KindConfig config = KindConfig.standard();
    new KindProvider(
            kind,
            new DockerTool(docker),
            _ -> "boulder-k8s/node:v1",
            Optional.of(new SnapshotRestore(snapshots, new SnapshotTool(docker), kind)),
            config,
            state,
            _ -> {})
        .ensure(
            "c1", new HostFolders(List.of(), List.of(Path.of("/a"), Path.of("/b c"))), reporter);
  }

  @Test
  void a_snapshot_is_started_as_kind_starts_a_node_and_kind_makes_none() {
    runner.says(RUN, "id");
    ensure((_, _, _) -> Optional.of(SNAPSHOT));

    assertThat(runner.lines("kind create")).isEmpty();
    assertThat(runner.lines(RUN))
        .singleElement()
        .asString()
        .contains(
            " --hostname baked-control-plane ",
            " --label io.x-k8s.kind.cluster=c1 --label io.x-k8s.kind.role=control-plane ",
            " --volume /var ",
            " --volume /a:/host/a --volume /b c:/host/b c ")
        .endsWith(" --publish 127.0.0.1::6443/tcp boulder-k8s/snapshot:abc");
  }

  @Test
  void without_one_kind_makes_the_cluster() {
    ensure(SnapshotSource.none());

    assertThat(runner.lines("docker run")).isEmpty();
    assertThat(runner.lines("kind create")).hasSize(1);
  }

  @Test
  void one_that_does_not_start_is_told_and_leaves_nothing() {
    runner.fails(RUN, "no space left on device").says("kind delete", "");
    ensure((_, _, _) -> Optional.of(SNAPSHOT));

    assertThat(reporter.notices())
        .containsExactly(
            "snapshot boulder-k8s/snapshot:abc does not start (no space left on device): creating"
                + " the cluster without it");
    assertThat(runner.lines("kind delete cluster --name c1")).hasSize(1);
    assertThat(runner.lines("kind create")).hasSize(1);
  }

  @Test
  void where_another_was_faster_its_node_is_left_alone() {
    runner
        .instead("kind create")
        .fails(RUN, "Conflict. The container name \"/c1\" is already in use by container \"01\".")
        .fails("kind create", "ERROR: node(s) already exist for a cluster with the name \"c1\"")
        .says("docker exec c1-control-plane cat /kind/boulder-k8s", "other settings");
    ensure((_, _, _) -> Optional.of(SNAPSHOT));

    assertThat(runner.lines("kind delete")).isEmpty();
  }

  @Test
  void without_kinds_network_there_is_nothing_to_start_it_on() {
    runner.instead("docker network inspect kind").fails("docker network inspect kind", "no such");
    ensure((_, _, _) -> Optional.of(SNAPSHOT));

    assertThat(runner.lines("kind create")).hasSize(1);
  }

  @Test
  void whatever_it_was_made_of_is_in_its_key() {
    TreeMap<String, String> images = new TreeMap<>();
    images.put("a:1", "sha256:1");
    String key = new SnapshotKey("1", "n", "c", "s", images).text();
    TreeMap<String, String> others = new TreeMap<>(images);
    others.put("a:1", "sha256:2");

    assertThat(new SnapshotKey("1", "n", "c", "s", images).text()).isEqualTo(key).hasSize(64);
    assertThat(new SnapshotKey("2", "n", "c", "s", images).text()).isNotEqualTo(key);
    assertThat(new SnapshotKey("1", "m", "c", "s", images).text()).isNotEqualTo(key);
    assertThat(new SnapshotKey("1", "n", "d", "s", images).text()).isNotEqualTo(key);
    assertThat(new SnapshotKey("1", "n", "c", "t", images).text()).isNotEqualTo(key);
    assertThat(new SnapshotKey("1", "n", "c", "s", others).text()).isNotEqualTo(key);
  }

  @Test
  void a_disk_that_is_too_small_is_told_in_megabytes() {
    assertThat(SnapshotWriter.tooLittle(Optional.of(5_000_000L), 2_000_000))
        .contains("a snapshot needs 6 MB of the engine's disk, 5 MB are free");
    assertThat(SnapshotWriter.tooLittle(Optional.of(6_000_000L), 2_000_000)).isEmpty();
    assertThat(SnapshotWriter.tooLittle(Optional.empty(), 2_000_000)).isEmpty();
  }

  @Test
  void a_full_disk_while_it_is_written_is_called_that() {
    runner
        .says("docker exec c1-control-plane mkdir", "")
        .says("docker cp", "")
        .says("docker run --rm --network=none --entrypoint ls", "1\n2\n")
        .fails(
            "docker exec c1-control-plane /kind/snapshot/freeze", "tar: No space left on device");
    SnapshotWriter freezing =
        new SnapshotWriter(
            new SnapshotTool(new DockerCli(runner)), Path.of("/home/scripts/snapshot"));
    ClusterHandle cluster =
        new ClusterHandle("kind", "c1", "", List.of("c1-control-plane"), "/host");

    runner.says("docker exec c1-control-plane sh -c printf '%s", "");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> freezing.freeze(cluster, "node:1", "0123456789abcdef", "0.1.0", reporter))
        .hasMessageContaining("the disk of the Docker engine is full");
  }
}
