package io.boulderk8s.matrix.exec;

import io.boulderk8s.matrix.ship.Manifest;
import io.boulderk8s.matrix.ship.Shipment;
import io.boulderk8s.matrix.ship.ShipmentStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the files of a checkout on a node: one blob for each content, and a tree made of them
 * (images/agent/store).
 */
final class NodeStore {
  /** The folder on the node, and in our pod there. */
  static final String ROOT = "/var/lib/boulder-k8s-store";

  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final NodeAgent agent;
  private final String folder;

  NodeStore(NodeAgent agent, String stack) {
    this.agent = agent;
    this.folder = folder(stack);
  }

  /** Returns the path of a manifest's tree. */
  static String tree(String stack, Manifest manifest) {
    return folder(stack) + "/trees/" + manifest.id();
  }

  private static String folder(String stack) {
    return ROOT + "/" + stack;
  }

  String node() {
    return agent.node();
  }

  /**
   * The node's answer to a manifest.
   *
   * @param free bytes of its disk
   * @param whole whether the tree is there already
   * @param missing SHA-256s of contents that it does not have
   */
  record Offer(long free, boolean whole, List<String> missing) {}

  /** Sends the node the current manifest; the node removes what is not in it. */
  Offer offer(Manifest manifest) {
    byte[] bytes = manifest.bytes();
    List<String> lines =
        said(
                Optional.of(new ByteArrayInputStream(bytes)),
                "offer",
                folder,
                manifest.id(),
                String.valueOf(bytes.length))
            .lines()
            .toList();
    return new Offer(
        Long.parseLong(lines.get(0)),
        Boolean.parseBoolean(lines.get(1)),
        lines.subList(2, lines.size()));
  }

  /** Sends contents; the node checks each by its hash. */
  void send(Shipment shipment, Path root) {
    said(
        Optional.of(ShipmentStream.of(shipment, root)),
        "receive",
        folder,
        String.valueOf(shipment.streamed()));
  }

  /** Makes the tree, unless it exists. */
  void makeTree(Manifest manifest) {
    said(Optional.empty(), "tree", folder, manifest.id());
  }

  void remove() {
    said(Optional.empty(), "remove", folder);
  }

  private String said(Optional<InputStream> in, String... words) {
    List<String> all = new java.util.ArrayList<>(List.of("store"));
    all.addAll(List.of(words));
    return agent.run(LIMIT, in, all).orThrow().stdout();
  }
}
