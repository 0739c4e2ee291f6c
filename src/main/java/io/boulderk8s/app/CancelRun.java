package io.boulderk8s.app;

import io.boulderk8s.run.Limits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what `cancel` does: ends a run, whether a client follows it or not.
 *
 * <ol>
 *   <li>cluster: it must be there
 *   <li>owner: refuse a run in a stack of another installation's; not with force
 *   <li>cancel
 * </ol>
 *
 * @param grace the time between two signals
 * @param force whether to cancel a run of another installation, too
 */
public record CancelRun(ClusterRequest cluster, String run, Duration grace, boolean force) {
  public void on(Components components) {
    in(
        () ->
            new ClusterRuns(
                OpenCluster.required(cluster, components), Limits.standard(), Optional.empty()));
  }

  void in(Supplier<OpenRuns> cluster) {
    try (OpenRuns runs = cluster.get()) {
      if (!force) {
        String next = "`boulder-k8s cancel --force " + run + "` ends it";
        runs.place(run).ifPresent(namespace -> runs.refuseForeign(namespace, next));
      }
      runs.cancel(run, grace);
    }
  }
}
