package io.boulderk8s.app;

import io.boulderk8s.check.LocalHost;
import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.ClusterProvider;
import io.boulderk8s.cluster.HostFolders;
import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.KindProvider;
import io.boulderk8s.cluster.NodeSnapshot;
import io.boulderk8s.cluster.SnapshotKey;
import io.boulderk8s.cluster.SnapshotWriter;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.ownership.Installation;
import io.boulderk8s.ownership.StackLock;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Carries out the steps of a snapshot with kind and the engine of this machine. */
record SnapshotSteps(Components components) implements TakeSnapshot.Steps {
  private Reporter reporter() {
    return components.reporter();
  }

  @Override
  public TakeSnapshot.Lock lock() {
    Environment environment = components.environment();
    String who = Invoker.of(environment).doing("boulder-k8s snapshot");
    Path file = environment.cache().resolve("clusters/snapshot.lock");
    return StackLock.take(file, who, reporter())::close;
  }

  @Override
  public String nodeImage() {
    return components.nodeImage().nodeImage(reporter());
  }

  @Override
  public void imagesInEngine(List<ImageRequest> images) {
    reporter()
        .step("images in the engine", () -> components.loader().ensureInEngine(images, reporter()));
  }

  @Override
  public void refuseSmallDisk(List<ImageRequest> images, String nodeImage) {
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

  @Override
  public String key(List<ImageRequest> images, String nodeImage) {
    return components
        .snapshots(images)
        .key(nodeImage, KindConfig.standard())
        .map(SnapshotKey::text)
        .orElseThrow(
            () ->
                BoulderK8sException.of(
                    FailureKind.IMAGE, nodeImage, "is not in the engine by that name", ""));
  }

  @Override
  public List<NodeSnapshot> all() {
    return components.snapshotTool().all();
  }

  @Override
  public boolean remove(NodeSnapshot snapshot) {
    return components.snapshotTool().remove(snapshot).succeeded();
  }

  @Override
  public ClusterHandle makeCluster() {
    Path home = components.environment().home();
    return kind().ensure(cluster(), new HostFolders(List.of(), List.of(home)), reporter());
  }

  @Override
  public void load(List<ImageRequest> images, ClusterHandle cluster) {
    reporter().step("images", () -> components.loader().ensure(images, cluster, reporter()));
  }

  @Override
  public NodeSnapshot freeze(ClusterHandle cluster, String nodeImage, String key) {
    return new SnapshotWriter(components.snapshotTool(), components.snapshotScripts())
        .freeze(cluster, nodeImage, key, ProductVersion.text(), reporter());
  }

  @Override
  public void deleteCluster() {
    kind().delete(cluster(), reporter());
  }

  private ClusterProvider kind() {
    return components.providers().named(KindProvider.NAME);
  }

  /** Uses a cluster of its own: touches neither the user's nor another installation's. */
  private String cluster() {
    Path cache = components.environment().cache();
    return "boulder-k8s-snapshot-" + Installation.of(cache).id().substring(0, 8);
  }
}
