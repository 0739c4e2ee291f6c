package io.boulderk8s.deploy;

import io.boulderk8s.manifest.Manifests;

/** Takes a stack's named volumes off the nodes of its cluster. */
@FunctionalInterface
public interface VolumeRemoval {
  /** Returns when they are gone from every node. No pod uses them any more. */
  void remove(Manifests stack, PodBoard board);
}
