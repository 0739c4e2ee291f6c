package io.boulderk8s.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.DockerCli;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.NodeSnapshot;
import io.boulderk8s.cluster.SnapshotTool;
import io.boulderk8s.testkit.FakeProcessRunner;
import io.boulderk8s.testkit.RecordingReporter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Which snapshot is used: one that is of all that is wanted now, or none, and that is said. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SnapshotsTest {
  private static final String IMAGES =
      "node\t1\t<none>\tsha256:n\nmariadb\t10\t<none>\tsha256:m\nredis\t7\t<none>\tsha256:r\n";

  private final FakeProcessRunner runner = new FakeProcessRunner();
  private final RecordingReporter reporter = new RecordingReporter();

  private Snapshots snapshots(String version, String... images) {
    DockerCli docker = new DockerCli(runner);
    return new Snapshots(
        new SnapshotTool(docker),
        new EngineImages(docker),
        List.of(images).stream().map(ImageRequest::of).toList(),
        version,
        "freeze and thaw");
  }

  private String key(String version, String... images) {
    return snapshots(version, images).key("node:1", KindConfig.standard()).orElseThrow().text();
  }

  private FakeProcessRunner engine(String images) {
    return runner.says("docker image ls --no-trunc --digests", images);
  }

  private void there(String key, String version) {
    runner
        .says("docker image ls --filter label=boulder-k8s.snapshot", "boulder-k8s/snapshot:x\n")
        .says(
            "docker image inspect --format",
            key + "\t" + version + "\tbaked\t2026-11-21T16:00:00.1Z\t1000000\n");
  }

  private Optional<NodeSnapshot> found(String version, String... images) {
    return snapshots(version, images).of("node:1", KindConfig.standard(), reporter);
  }

  @Test
  void one_of_the_same_images_is_used() {
    engine(IMAGES);
    there(key("0.1.0", "mariadb:10", "redis:7"), "0.1.0");

    assertThat(found("0.1.0", "redis:7", "mariadb:10"))
        .map(NodeSnapshot::reference)
        .contains("boulder-k8s/snapshot:x");
    assertThat(reporter.notices()).isEmpty();
  }

  @Test
  void one_of_other_images_is_not() {
    engine(IMAGES);
    there(key("0.1.0", "mariadb:10"), "0.1.0");

    assertThat(found("0.1.0", "mariadb:10", "redis:7")).isEmpty();
    assertThat(reporter.notices())
        .containsExactly(
            "no snapshot (of 1) has just these images, settings and this node image, so the"
                + " cluster is created without it");
  }

  @Test
  void one_that_another_version_made_is_not_and_both_are_named() {
    engine(IMAGES);
    there(key("0.0.9", "mariadb:10"), "0.0.9");

    assertThat(found("0.1.0", "mariadb:10")).isEmpty();
    assertThat(reporter.notices())
        .containsExactly(
            "boulder-k8s/snapshot:x was made by boulder-k8s 0.0.9, this is 0.1.0, so the cluster"
                + " is created without it");
  }

  @Test
  void an_image_that_the_engine_lacks_is_in_no_snapshot() {
    engine(IMAGES);
    there("whatever", "0.1.0");

    assertThat(found("0.1.0", "minio:1")).isEmpty();
  }

  @Test
  void without_any_nothing_is_said() {
    runner.says("docker image ls --filter label=boulder-k8s.snapshot", "");

    assertThat(found("0.1.0", "mariadb:10")).isEmpty();
    assertThat(reporter.notices()).isEmpty();
  }
}
