package io.boulderk8s.cluster;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.process.ProcessResult;
import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a node as a snapshot image; stops the cluster in it.
 *
 * @param scripts folder of the scripts
 */
public record SnapshotWriter(SnapshotTool docker, Path scripts) {
  /**
   * Writes the snapshot into the engine and returns it.
   *
   * @param nodeImage the image of the node
   * @param version of boulder-k8s
   */
  public NodeSnapshot freeze(
      ClusterHandle cluster, String nodeImage, String key, String version, Reporter reporter) {
    String node = cluster.nodes().getFirst();
    NodeSnapshot snapshot =
        new NodeSnapshot(NodeSnapshot.reference(key), key, version, node, "", 0);
    reporter.span("put", () -> put(node));
    reporter.step(
        "stop the cluster, keep its state",
        () -> succeeded(docker.freeze(node, docker.layers(nodeImage))));
    reporter.step(
        "write image " + snapshot.reference(),
        () -> succeeded(docker.commit(node, snapshot, docker.entrypoint(node))));
    return snapshot;
  }

  /**
   * Returns why the disk is too small for a snapshot; empty when it is not, or its size is unknown.
   */
  public static Optional<String> tooLittle(Optional<Long> free, long images) {
    // the node's own copy, its state in a file, that file in the snapshot
    long needed = 3 * images;
    return free.filter(bytes -> bytes < needed)
        .map(
            bytes ->
                "a snapshot needs %d MB of the engine's disk, %d MB are free"
                    .formatted(needed / 1_000_000, bytes / 1_000_000));
  }

  private boolean put(String node) {
    docker.put(scripts, node);
    return true;
  }

  private static ProcessResult succeeded(ProcessResult result) {
    if (!result.succeeded()) {
      String words = result.stderr().strip();
      boolean full = words.toLowerCase(Locale.ROOT).contains("no space left on device");
      throw BoulderK8sException.of(
          FailureKind.IMAGE,
          "snapshot",
          full ? "the disk of the Docker engine is full" : "cannot be made: " + words,
          full ? "make room (`docker system df`, `docker image prune`), then try again" : "");
    }
    return result;
  }
}
