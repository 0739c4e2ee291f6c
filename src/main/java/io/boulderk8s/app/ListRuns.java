package io.boulderk8s.app;

import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunView;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `runs` does: finds current and past runs.
 *
 * <ol>
 *   <li>cluster: it must be there
 *   <li>list
 * </ol>
 */
public final class ListRuns {
  private ListRuns() {}

  /**
   * Lists those of one stack, or of all.
   *
   * @param namespace empty: all of the cluster
   */
  public static List<RunView> on(
      Components components, ClusterRequest cluster, Optional<String> namespace) {
    return in(
        () ->
            new ClusterRuns(
                OpenCluster.required(cluster, components), Limits.standard(), Optional.empty()),
        namespace);
  }

  static List<RunView> in(Supplier<OpenRuns> cluster, Optional<String> namespace) {
    try (OpenRuns runs = cluster.get()) {
      return runs.list(namespace);
    }
  }
}
