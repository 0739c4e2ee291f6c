package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodWatch;
import java.util.List;

/** Takes a stack's named volumes off the nodes of its cluster. */
@FunctionalInterface
public interface VolumeRemoval {
  /**
   * Returns when they are gone from every node where that can be done. No pod uses them any more.
   *
   * @return where they may still be
   */
  List<LeftVolumes> remove(String namespace, PodWatch watch);
}
