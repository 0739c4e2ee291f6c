package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells whether a running pod is still the one that the checkout asks for: a pod cannot be changed,
 * only replaced, and the API server fills in so much that specs cannot be compared.
 */
final class SpecHash {
  private static final int LENGTH = 16;

  private SpecHash() {}

  static Pod added(Pod pod) {
    String text = ManifestYaml.of(pod);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      pod.getMetadata()
          .getAnnotations()
          .put(Labels.SPEC_HASH, HexFormat.of().formatHex(digest).substring(0, LENGTH));
      return pod;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
