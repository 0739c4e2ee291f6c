package io.boulderk8s.cluster;

import io.boulderk8s.digest.Sha256;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a snapshot is made of. A snapshot with another key is not used.
 *
 * @param version of boulder-k8s, which writes and restores it
 * @param nodeImage ID of the node's image
 * @param config of the cluster, as kind reads it
 * @param scripts the scripts that write and restore it
 * @param images reference to ID of each image on the node
 */
public record SnapshotKey(
    String version,
    String nodeImage,
    String config,
    String scripts,
    SortedMap<String, String> images) {
  public SnapshotKey {
    images = new TreeMap<>(images);
  }

  /** Returns 64 hexadecimal digits. */
  public String text() {
    StringBuilder all = new StringBuilder();
    all.append(version).append('\0').append(nodeImage).append('\0');
    all.append(config).append('\0').append(scripts);
    images.forEach((reference, id) -> all.append('\0').append(reference).append('=').append(id));
    return Sha256.hex(all.toString());
  }
}
