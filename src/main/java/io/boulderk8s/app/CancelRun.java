package io.boulderk8s.app;

import io.boulderk8s.ownership.OwnerCheck;
import io.boulderk8s.ownership.Ownership;
import io.boulderk8s.run.Limits;
import io.boulderk8s.run.Runs;
import io.fabric8.kubernetes.api.model.Namespace;
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
        runs.place(run)
            .ifPresent(namespace -> refuseForeign(open, namespace, components.environment()));
      }
      runs.cancel(run, grace);
    }
  }

  /** Whichever checkout's: the run was named by its id. */
  private void refuseForeign(OpenCluster open, String namespace, Environment environment) {
    Namespace there = open.api().namespaces().withName(namespace).get();
    if (open.owner(environment.workingDirectory()).of(there)
            instanceof Ownership.Foreign(String whose, boolean sameInstallation)
        && !sameInstallation) {
      throw OwnerCheck.refused(
          namespace, whose, "`boulder-k8s cancel --force " + run + "` ends it");
    }
  }
}
