package io.boulderk8s.cluster;

import io.boulderk8s.report.Reporter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Provides clusters in one way. A new way is a class of its own and a line in the list of
 * providers.
 */
public interface ClusterProvider {
  /** Returns the provider's name. */
  String name();

  /**
   * Returns a healthy cluster of that name: finds it, starts it again, or creates it. A second call
   * changes nothing.
   *
   * @param folders folders of this machine that its nodes must see, where boulder-k8s decides that
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE with the next step
   */
  ClusterHandle ensure(String cluster, HostFolders folders, Reporter reporter);

  /**
   * Returns the cluster if it exists; starts, creates and awaits nothing.
   *
   * @return empty when there is none
   * @throws io.boulderk8s.failure.BoulderK8sException UNAVAILABLE when it is half-made or does not
   *     run, so that its content is unknown
   */
  Optional<ClusterHandle> find(String cluster);

  /** Tells whether this installation began to make it and did not finish, so that it is empty. */
  default boolean halfMade(String cluster) {
    return false;
  }

  /** Removes the cluster and what we keep about it; does nothing without one. */
  void delete(String cluster, Reporter reporter);

  /** Writes all that is known about the cluster's state into a folder and returns it. */
  Path collectLogs(String cluster, Path folder);
}
