package io.boulderk8s.app;

import io.boulderk8s.run.Limits;
import io.boulderk8s.run.RunView;
import java.util.List;
import java.util.Optional;

/** Does what `runs` does: finds current and past runs. */
public final class ListRuns {
  private ListRuns() {}

  /**
   * Lists those of one stack, or of all.
   *
   * @param namespace empty: all of the cluster
   */
  public static List<RunView> on(
      Components components, ClusterRequest cluster, Optional<String> namespace) {
    try (OpenCluster open = OpenCluster.required(cluster, components)) {
      return open.runs(Limits.standard()).list(namespace);
    }
  }
}
