package io.boulderk8s.app;

import io.boulderk8s.check.LocalHost;
import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.ClusterProvider;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.KindProvider;
import io.boulderk8s.cluster.Snapshot;
import io.boulderk8s.cluster.SnapshotKey;
import io.boulderk8s.cluster.SnapshotWriter;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.run.StackLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does what `snapshot` does: makes a cluster of its own and keeps its node as an image. */
public record TakeSnapshot(Components components) {
  /** The snapshots that there are. */
  public List<Snapshot> all() {
    return components.snapshotTool().all();
  }

  /** Removes those that no cluster uses. */
  public void removeAll() {
    Reporter reporter = components.reporter();
    for (Snapshot snapshot : all()) {
      if (components.snapshotTool().remove(snapshot).succeeded()) {
        reporter.progress(snapshot.reference() + " removed");
      } else {
        reporter.notice(snapshot.reference() + " is in use by a cluster: it stays");
      }
    }
  }

  /** Returns the reference of the image. */
  public String of(StackSource source) {
    Plan plan = source.plan(false);
    Environment environment = components.environment();
    String who = Invoker.of(environment).doing("boulder-k8s snapshot");
    Path lock = environment.cache().resolve("clusters/snapshot.lock");
    try (StackLock _ = StackLock.take(lock, who, components.reporter())) {
      return of(ImageRequests.of(plan)).reference();
    }
  }

  private Snapshot of(List<ImageRequest> images) {
    Reporter reporter = components.reporter();
    String nodeImage = components.nodeImage().nodeImage(reporter);
    reporter.step(
        "images in the engine", () -> components.loader().ensureInEngine(images, reporter));
    refuseSmallDisk(images, nodeImage);
    String key = key(images, nodeImage);
    Optional<Snapshot> there = all().stream().filter(found -> found.key().equals(key)).findAny();
    return there.orElseGet(() -> bake(images, nodeImage, key));
  }

  private String key(List<ImageRequest> images, String nodeImage) {
    return components
        .snapshots(images)
        .key(nodeImage, KindConfig.standard())
        .map(SnapshotKey::text)
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.IMAGE, nodeImage, "is not in the engine by that name", ""));
  }

  /** Of its own: neither a cluster that somebody uses nor another installation's is touched. */
  private String cluster() {
    Path cache = components.environment().cache();
    return "boulder-k8s-snapshot-" + Installation.of(cache).id().substring(0, 8);
  }

  private Snapshot bake(List<ImageRequest> images, String nodeImage, String key) {
    Reporter reporter = components.reporter();
    ClusterProvider kind = components.providers().named(KindProvider.NAME);
    String name = cluster();
    kind.delete(name, reporter);
    try {
      Path home = components.environment().home();
      ClusterHandle cluster =
          kind.ensure(name, new HostFolders(List.of(), List.of(home)), reporter);
      reporter.step("images", () -> components.loader().ensure(images, cluster, reporter));
      return new SnapshotWriter(components.snapshotTool(), components.snapshotScripts())
          .freeze(cluster, nodeImage, key, ProductVersion.text(), reporter);
    } finally {
      Cancellation.shielded(() -> kind.delete(name, reporter));
    }
  }

  private void refuseSmallDisk(List<ImageRequest> images, String nodeImage) {
    List<String> references =
        new ArrayList<>(images.stream().map(ImageRequest::reference).toList());
    references.add(nodeImage);
    Path root = Path.of(components.docker().info().root());
    SnapshotWriter.tooLittle(
            new LocalHost().freeBytes(root), components.snapshotTool().size(references))
        .ifPresent(
            why -> {
              throw BoulderK8sException.of(
                  FailureKind.IMAGE,
                  "snapshot",
                  why,
                  "make room (`docker system df`, `docker image prune`), then try again");
            });
  }
}
