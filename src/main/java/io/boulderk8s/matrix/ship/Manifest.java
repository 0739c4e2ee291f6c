package io.boulderk8s.matrix.ship;

import io.boulderk8s.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists everything of a checkout. The same files give the same bytes, whatever their order. */
public record Manifest(List<ShippedPart> entries) {
  /** Sorts a folder before its content. */
  public Manifest {
    entries = entries.stream().sorted(Comparator.comparing(ShippedPart::path)).toList();
  }

  /** Returns the bytes that a node gets. */
  public byte[] bytes() {
    return entries.stream()
        .map(ShippedPart::text)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Returns its SHA-256, which differs when anything differs. */
  public String id() {
    return Sha256.hex(bytes());
  }

  /** Returns the bytes of all files. */
  public long size() {
    return files().mapToLong(ShippedPart.Content::size).sum();
  }

  /** Returns the number of files. */
  public long count() {
    return files().count();
  }

  /**
   * Returns what has to be sent.
   *
   * @param missing SHA-256s that the node lacks
   */
  public Shipment shipment(Collection<String> missing) {
    Set<String> open = new HashSet<>(missing);
    return new Shipment(files().filter(file -> open.remove(file.sha256())).toList());
  }

  private Stream<ShippedPart.Content> files() {
    return entries.stream()
        .filter(ShippedPart.Content.class::isInstance)
        .map(ShippedPart.Content.class::cast);
  }
}
