package io.boulderk8s.matrix.ship;

import java.util.List;

/**
 * The files to send to a node, as a tar stream whose entries are named after their SHA-256.
 *
 * @param files each content once
 */
public record Shipment(List<ShippedPart.Content> files) {
  public Shipment {
    files = List.copyOf(files);
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Returns the bytes of the files. */
  public long size() {
    return files.stream().mapToLong(ShippedPart.Content::size).sum();
  }

  /** Returns the bytes of the stream. */
  public long streamed() {
    return files.stream().mapToLong(file -> Tar.streamed(file.size())).sum() + Tar.end().length;
  }
}
