package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.NodeSnapshot;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.testkit.RecordingReporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the steps of `snapshot`, without kind and an engine. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class TakeSnapshotTest {
  private static final List<ImageRequest> IMAGES = List.of(ImageRequest.of("boulder-tools:1"));

  private final RecordingReporter reporter = new RecordingReporter();
  private final List<String> steps = new ArrayList<>();
  private final List<NodeSnapshot> there = new ArrayList<>();
  private final Map<String, Runnable> events = new HashMap<>();

  private final class Steps implements TakeSnapshot.Steps {
    private void step(String name) {
      steps.add(name);
      events.getOrDefault(name, () -> {}).run();
    }

    @Override
    public TakeSnapshot.Lock lock() {
      step("lock");
      return () -> steps.add("release");
    }

    @Override
    public String nodeImage() {
      step("node image");
      return "node:1";
    }

    @Override
    public void imagesInEngine(List<ImageRequest> images) {
      step("images in the engine");
    }

    @Override
    public void refuseSmallDisk(List<ImageRequest> images, String nodeImage) {
      step("room");
    }

    @Override
    public String key(List<ImageRequest> images, String nodeImage) {
      step("key");
      return "key1";
    }

    @Override
    public List<NodeSnapshot> all() {
      return List.copyOf(there);
    }

    @Override
    public boolean remove(NodeSnapshot snapshot) {
      return there.remove(snapshot) && !snapshot.key().equals("used");
    }

    @Override
    public ClusterHandle makeCluster() {
      step("cluster");
      return new ClusterHandle("kind", "of its own", "", List.of(), "");
    }

    @Override
    public void load(List<ImageRequest> images, ClusterHandle cluster) {
      step("load");
    }

    @Override
    public NodeSnapshot freeze(ClusterHandle cluster, String nodeImage, String key) {
      step("freeze " + nodeImage + " as " + key);
      return snapshot(key);
    }

    @Override
    public void deleteCluster() {
      step("delete");
    }
  }

  private static NodeSnapshot snapshot(String key) {
    return new NodeSnapshot("snapshot:" + key, key, "1", "node", "", 0);
  }

  private final TakeSnapshot snapshots = new TakeSnapshot(new Steps(), reporter);

  @Test
  void goes_step_by_step_with_a_cluster_that_is_new_and_gone_again() {
    assertThat(snapshots.of(IMAGES)).isEqualTo("snapshot:key1");
    assertThat(steps)
        .containsExactly(
            "lock",
            "node image",
            "images in the engine",
            "room",
            "key",
            "delete",
            "cluster",
            "load",
            "freeze node:1 as key1",
            "delete",
            "release");
  }

  @Test
  void one_that_is_there_is_not_made_again() {
    there.add(snapshot("another"));
    there.add(snapshot("key1"));
    assertThat(snapshots.of(IMAGES)).isEqualTo("snapshot:key1");
    assertThat(steps)
        .containsExactly("lock", "node image", "images in the engine", "room", "key", "release");
  }

  @Test
  void a_disk_that_is_too_small_is_known_before_a_cluster_is_made() {
    events.put(
        "room",
        () -> {
          throw BoulderK8sException.of(FailureKind.IMAGE, "snapshot", "too small", "");
        });
    BoulderK8sException refused =
        catchThrowableOfType(BoulderK8sException.class, () -> snapshots.of(IMAGES));
    assertThat(refused.kind().exitCode()).isEqualTo(66);
    assertThat(steps)
        .containsExactly("lock", "node image", "images in the engine", "room", "release");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cluster", "load", "freeze node:1 as key1"})
  void its_cluster_is_deleted_whatever_fails(String step) {
    events.put(
        step,
        () -> {
          throw new IllegalStateException("no");
        });
    catchThrowableOfType(IllegalStateException.class, () -> snapshots.of(IMAGES));
    assertThat(steps).endsWith(step, "delete", "release");
  }

  @Test
  void its_cluster_is_deleted_although_the_user_has_had_enough() {
    Cancellation command = Cancellation.nested();
    List<Boolean> interrupted = new ArrayList<>();
    events.put("delete", () -> interrupted.add(Thread.currentThread().isInterrupted()));
    events.put(
        "load",
        () -> {
          command.cancel(new Reason.Signal("INT"));
          throw Cancellation.interrupted("loading");
        });
    catchThrowableOfType(
        RuntimeException.class, () -> command.run(() -> snapshots.of(IMAGES).length()));
    assertThat(interrupted).as("a deletion that would be broken off").containsExactly(false, false);
    assertThat(steps).endsWith("load", "delete", "release");
  }

  @Test
  void all_are_removed_but_those_that_a_cluster_uses() {
    there.add(snapshot("used"));
    there.add(snapshot("free"));
    snapshots.removeAll();
    assertThat(reporter.notices())
        .containsExactly("snapshot:used is in use by a cluster: it stays");
    assertThat(there).isEmpty();
  }
}
