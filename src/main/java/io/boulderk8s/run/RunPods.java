package io.boulderk8s.run;

import io.boulderk8s.kube.PodWatch;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** The pods of runs on one cluster. */
public interface RunPods {
  /** The pod that has the name of this one, as it is now. */
  Optional<Pod> there(Pod wanted);

  /** The pod of a run, in whichever namespace. */
  Optional<Pod> of(String run);

  /**
   * The pods of runs in a namespace.
   *
   * @param namespace empty: in all
   */
  List<Pod> in(Optional<String> namespace);

  /**
   * Creates a pod.
   *
   * @return the pod as it was created
   * @throws io.boulderk8s.failure.BoulderK8sException BUSY when another one has its name
   */
  Pod create(Pod pod);

  /** Tells a pod to end, and waits for nothing. */
  void end(Pod pod);

  /** Deletes a pod, and waits until it is gone. */
  void delete(Pod pod);

  /** To look at a pod, and to speak with its supervisor. */
  RunPod open(Pod created);

  /** The watch of a namespace. */
  PodWatch watch(String namespace);

  /** Why the nodes are not those any more that the runs began on. */
  Optional<String> lostNode();
}
