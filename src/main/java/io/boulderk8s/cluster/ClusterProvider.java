package io.boulderk8s.cluster;

import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.Optional;

/** One way to get a cluster. A new one is a class of its own and a line in its list. */
public interface ClusterProvider {
  /** What we call it. */
  String name();

  /**
   * A healthy cluster of that name: found, started again, or created. Doing it twice changes
   * nothing.
   *
   * @param folders what its nodes must see of this machine, as far as that is ours to say
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE with the next step
   */
  ClusterHandle ensure(String cluster, HostFolders folders, Reporter reporter);

  /**
   * The cluster when it is there; nothing is started, created or waited for.
   *
   * @return empty when there is none
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE when it is half-made or does not
   *     run: nobody can say what is on it
   */
  Optional<ClusterHandle> find(String cluster);

  /** Whether it is one that this installation began to make and never ended: nothing is on it. */
  default boolean halfMade(String cluster) {
    return false;
  }

  /** Removes the cluster and what we keep about it; without one, does nothing. */
  void delete(String cluster, Reporter reporter);

  /** Writes all there is to know about the cluster's state into a folder and returns it. */
  Path collectLogs(String cluster, Path folder);
}
