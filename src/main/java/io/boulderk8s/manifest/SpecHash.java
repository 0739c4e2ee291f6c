package io.boulderk8s.manifest;

import io.boulderk8s.digest.Sha256;
import io.fabric8.kubernetes.api.model.Pod;

/**
 * Hashes a pod's spec to tell whether a running pod is still the one that the checkout describes: a
 * pod cannot be changed, only replaced, and the API server fills in so much that specs cannot be
 * compared.
 */
final class SpecHash {
  private static final int LENGTH = 16;

  private SpecHash() {}

  static Pod added(Pod pod) {
    String hash = Sha256.hex(ManifestYaml.of(pod)).substring(0, LENGTH);
    pod.getMetadata().getAnnotations().put(Labels.SPEC_HASH, hash);
    return pod;
  }
}
