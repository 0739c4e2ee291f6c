package io.boulderk8s.image;

import io.boulderk8s.cluster.KindConfig;
import io.boulderk8s.cluster.NodeSnapshot;
import io.boulderk8s.cluster.SnapshotKey;
import io.boulderk8s.cluster.SnapshotSource;
import io.boulderk8s.cluster.SnapshotTool;
import io.boulderk8s.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the snapshot of a cluster with these images; uses one only when the engine now has
 * everything that it was made of.
 *
 * @param wanted images of the checkout and of the tool
 * @param version of boulder-k8s
 * @param scripts text of the scripts that write and restore it
 */
public record Snapshots(
    SnapshotTool tool,
    EngineImages engine,
    List<ImageRequest> wanted,
    String version,
    String scripts)
    implements SnapshotSource {
  public Snapshots {
    wanted = List.copyOf(wanted);
  }

  /**
   * Makes it for clusters with these images.
   *
   * @param folder folder of the scripts
   */
  public static Snapshots of(
      SnapshotTool tool,
      EngineImages engine,
      List<ImageRequest> wanted,
      String version,
      Path folder) {
    try {
      String scripts =
          Files.readString(folder.resolve("freeze")) + Files.readString(folder.resolve("thaw"));
      return new Snapshots(tool, engine, wanted, version, scripts);
    } catch (IOException e) {
      throw new UncheckedIOException("the scripts of snapshots, " + folder, e);
    }
  }

  /** Returns the key of a snapshot made now; empty when the engine lacks an image. */
  public Optional<SnapshotKey> key(String nodeImage, KindConfig config) {
    Map<String, String> ids = engine.all();
    Optional<String> node = id(ids, nodeImage);
    TreeMap<String, String> images = new TreeMap<>();
    wanted.forEach(
        image -> id(ids, image.reference()).ifPresent(id -> images.put(image.reference(), id)));
    return node.isPresent() && images.size() == wanted.size()
        ? Optional.of(
            new SnapshotKey(
                version, node.get(), config.withMounts(List.of()).yaml(), scripts, images))
        : Optional.empty();
  }

  private static Optional<String> id(Map<String, String> ids, String reference) {
    return Optional.ofNullable(ids.get(ImageReference.parse(reference).canonicalName()));
  }

  @Override
  public Optional<NodeSnapshot> of(String nodeImage, KindConfig config, Reporter reporter) {
    List<NodeSnapshot> there = tool.all();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> key = key(nodeImage, config).map(SnapshotKey::text);
    Optional<NodeSnapshot> found =
        there.stream().filter(snapshot -> key.filter(snapshot.key()::equals).isPresent()).findAny();
    if (found.isEmpty()) {
      reporter.notice(why(there) + ", so the cluster is created without it");
    }
    return found;
  }

  private String why(List<NodeSnapshot> there) {
    boolean foreign = there.stream().noneMatch(snapshot -> snapshot.version().equals(version));
    return foreign
        ? "%s was made by boulder-k8s %s, this is %s"
            .formatted(there.getFirst().reference(), there.getFirst().version(), version)
        : "no snapshot (of %d) has just these images, settings and this node image"
            .formatted(there.size());
  }
}
