package io.boulderk8s.matrix.exec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What is done on a node, as bash: the resources beside this class. The checkout is never mounted
 * below a folder that is removed: a link to it stands there, and a removal of links harms nobody.
 */
final class NodeScripts {
  /** On the node's own disk: a container's root cannot be an upper layer. */
  static final String ROOT = "/var/lib/boulder-k8s-views";

  static final String VIEW = text("view.sh");
  static final String SHARE = text("share.sh");
  static final String CLEAN = text("clean.sh");
  static final String REMOVE_CELLS = text("remove-cells.sh");
  static final String WRITTEN = text("written.sh");
  static final String CAPACITY = text("capacity.sh");
  static final String USAGE = text("usage.sh");

  private NodeScripts() {}

  private static String text(String name) {
    try (InputStream script = NodeScripts.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(script, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
