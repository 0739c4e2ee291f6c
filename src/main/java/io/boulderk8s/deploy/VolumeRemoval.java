package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodWatch;
import java.util.List;

/** Removes a stack's named volumes from the nodes of its cluster. */
@FunctionalInterface
public interface VolumeRemoval {
  /**
   * Returns when they are gone from every node where they can be removed. No pod uses them any
   * more.
   *
   * @return the places where they may still be
   */
  List<LeftVolumes> remove(String namespace, PodWatch watch);
}
