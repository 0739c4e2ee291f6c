package io.boulderk8s.app;

import io.boulderk8s.cluster.ClusterHandle;
import io.boulderk8s.cluster.NodeSnapshot;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.report.Reporter;
import java.util.List;
import java.util.Optional;

/**
 * Does what `snapshot` does: makes a temporary cluster and keeps its node as an image.
 *
 * <ol>
 *   <li>lock: one snapshot at a time
 *   <li>images: the node's and those of the stack, in the engine
 *   <li>room: refuse a disk that is too small
 *   <li>key: if there is a snapshot with exactly these, use it
 *   <li>delete: a cluster that an earlier snapshot left
 *   <li>cluster: make it, with its images
 *   <li>freeze: write its node as an image
 *   <li>delete: the cluster, also after a failure
 *   <li>release
 * </ol>
 */
public final class TakeSnapshot {
  private final Steps steps;
  private final Reporter reporter;

  /** The steps of a snapshot, one method each. */
  interface Steps {
    Lock lock();

    /** Returns the node image, after bringing it into the engine. */
    String nodeImage();

    void imagesInEngine(List<ImageRequest> images);

    void refuseSmallDisk(List<ImageRequest> images, String nodeImage);

    /** Returns the key of everything that it is made of. */
    String key(List<ImageRequest> images, String nodeImage);

    /** Returns the snapshots. */
    List<NodeSnapshot> all();

    /** Removes one; returns false for one that a cluster uses. */
    boolean remove(NodeSnapshot snapshot);

    ClusterHandle makeCluster();

    void load(List<ImageRequest> images, ClusterHandle cluster);

    NodeSnapshot freeze(ClusterHandle cluster, String nodeImage, String key);

    /** Deletes the cluster of snapshots, if it exists. */
    void deleteCluster();
  }

  /** Keeps other snapshots waiting. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }

  public TakeSnapshot(Components components) {
    this(new SnapshotSteps(components), components.reporter());
  }

  TakeSnapshot(Steps steps, Reporter reporter) {
    this.steps = steps;
    this.reporter = reporter;
  }

  /** Returns the snapshots. */
  public List<NodeSnapshot> all() {
    return steps.all();
  }

  /** Removes those that no cluster uses. */
  public void removeAll() {
    for (NodeSnapshot snapshot : all()) {
      if (steps.remove(snapshot)) {
        reporter.progress(snapshot.reference() + " removed");
      } else {
        reporter.notice(snapshot.reference() + " is in use by a cluster: it stays");
      }
    }
  }

  /** Returns the reference of the image. */
  public String of(StackSource source) {
    return of(ImageRequests.of(source.plan(false)));
  }

  String of(List<ImageRequest> images) {
    try (Lock _ = steps.lock()) {
      String nodeImage = steps.nodeImage();
      steps.imagesInEngine(images);
      steps.refuseSmallDisk(images, nodeImage);
      String key = steps.key(images, nodeImage);
      Optional<NodeSnapshot> there =
          all().stream().filter(found -> found.key().equals(key)).findAny();
      return there.orElseGet(() -> baked(images, nodeImage, key)).reference();
    }
  }

  private NodeSnapshot baked(List<ImageRequest> images, String nodeImage, String key) {
    steps.deleteCluster();
    try {
      ClusterHandle cluster = steps.makeCluster();
      steps.load(images, cluster);
      return steps.freeze(cluster, nodeImage, key);
    } finally {
      Cancellation.shielded(steps::deleteCluster);
    }
  }
}
