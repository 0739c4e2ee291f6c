package io.boulderk8s.run;

import io.boulderk8s.kube.PodWatch;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** Manages the pods of runs on one cluster. */
public interface RunPods {
  /** Returns the current pod with the name of this one. */
  Optional<Pod> there(Pod wanted);

  /** Returns the pod of a run, in any namespace. */
  Optional<Pod> of(String run);

  /**
   * Returns the pods of runs in a namespace.
   *
   * @param namespace empty: in all
   */
  List<Pod> in(Optional<String> namespace);

  /**
   * Creates a pod.
   *
   * @return the created pod
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY when another one has its name
   */
  Pod create(Pod pod);

  /** Deletes a pod without waiting. */
  void end(Pod pod);

  /** Deletes a pod, and waits until it is gone. */
  void delete(Pod pod);

  /** Returns access to a pod and its supervisor. */
  RunPod open(Pod created);

  /** Returns the watch of a namespace. */
  PodWatch watch(String namespace);

  /** Returns why the nodes are no longer those on which the runs began. */
  Optional<String> lostNode();
}
