package io.boulderk8s.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Names the image of the network sidecar and the supervisor. Its tag is a hash of its sources
 * (images/agent/tag.sh, at the build), so that two versions of boulder-k8s on one machine, or one
 * cluster, never give one name to different programs.
 */
public final class AgentImage {
  private static final String RESOURCE = "agent-image.txt";

  private AgentImage() {}

  public static String reference() {
    try (InputStream text = AgentImage.class.getResourceAsStream(RESOURCE)) {
      if (text == null) {
        throw new IllegalStateException(
            RESOURCE + " is not in the jar: Maven's build writes it (images/agent/tag.sh)");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
