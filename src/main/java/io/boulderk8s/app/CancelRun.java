package io.boulderk8s.app;

import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Runs;
import java.time.Duration;

/**
 * Does what `cancel` does: ends a run that somebody else follows, or nobody.
 *
 * @param grace between two signals
 * @param force also a run of another installation
 */
public record CancelRun(ClusterRequest cluster, String run, Duration grace, boolean force) {
  public void on(Components components) {
    try (OpenCluster open = OpenCluster.required(cluster, components)) {
      Runs runs = open.runs(Limits.standard());
      if (!force) {
        WhoseStack whose = WhoseStack.ofRun(open, components);
        String next = "`boulder-k8s cancel --force " + run + "` ends it";
        runs.place(run).ifPresent(namespace -> whose.refuseForeign(namespace, next));
      }
      runs.cancel(run, grace);
    }
  }
}
