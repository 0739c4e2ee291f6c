package io.boulderk8s.deploy;

import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.ManifestSet;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;

/** Starts the dependencies of a stack as far as their users need them. */
public final class StackRollout {
  private final KubernetesClient api;
  private final KubernetesClient streams;
  private final PodWatches watches;
  private final Duration limit;
  private final boolean preserve;
  private final Reporter reporter;

  /**
   * Prepares rollouts on one cluster.
   *
   * @param api a client with retries
   * @param streams a client without retries, for health checks
   * @param limit of each wait
   * @param preserve whether to fail rather than replace a running dependency
   */
  public StackRollout(
      KubernetesClient api,
      KubernetesClient streams,
      PodWatches watches,
      Duration limit,
      boolean preserve,
      Reporter reporter) {
    this.api = api;
    this.streams = streams;
    this.watches = watches;
    this.limit = limit;
    this.preserve = preserve;
    this.reporter = reporter;
  }

  /**
   * Starts the runner's dependencies and waits until its `depends_on` conditions hold.
   *
   * @param volumeReset empties the volumes that some of them mount
   */
  public void forTests(Plan plan, Manifests manifests, VolumeReset volumeReset) {
    ManifestSet stack = manifests.stack();
    String namespace = namespace(manifests);
    PodWatch watch = watches.of(namespace);
    if (!preserve) {
      new Pruning(api, new PodLifecycle(api, watch))
          .prune(namespace, stack.objects())
          .forEach(gone -> reporter.notice(gone + " is not wanted any more: deleted"));
    }
    Rollout rollout = rollout(namespace, stack, volumeReset);
    reporter.step("dependencies ready", () -> rollout.start(plan.dependencies(), plan.runner()));
  }

  /** Does the same for the setup's dependencies; does nothing if it has none. */
  public void forSetUp(Plan plan, Manifests manifests, VolumeReset volumeReset) {
    for (Workload setup : plan.setup()) {
      List<Workload> needed = plan.before(setup);
      if (!needed.isEmpty()) {
        Rollout rollout = rollout(namespace(manifests), manifests.stack(), volumeReset);
        reporter.step(
            "dependencies of " + setup.service() + " ready", () -> rollout.start(needed, setup));
      }
    }
  }

  private Rollout rollout(String namespace, ManifestSet stack, VolumeReset volumeReset) {
    PodWatch watch = watches.of(namespace);
    return new Rollout(
        namespace,
        stack,
        new PodReconciler(api, watch, preserve),
        watch,
        volumeReset,
        api,
        streams,
        limit,
        reporter);
  }

  private static String namespace(Manifests manifests) {
    return manifests.namespace().getMetadata().getName();
  }
}
