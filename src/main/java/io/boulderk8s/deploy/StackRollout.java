package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.Pid1;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.ManifestSet;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Starts the dependencies of a stack as far as their users need them. */
public final class StackRollout {
  private static final String STALE =
      "the data belongs to certificates, or to a schema, that the checkout does not have any more";

  private final KubernetesClient api;
  private final KubernetesClient streams;
  private final PodWatches watches;
  private final Duration limit;
  private final boolean preserve;
  private final Reporter reporter;
  private final Optional<Split> split;

  /**
   * A stack whose services are split.
   *
   * @param generation reads what its data belongs to
   */
  private record Split(StagingPlan plan, Supplier<String> generation) {}

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
    this(api, streams, watches, limit, preserve, reporter, Optional.empty());
  }

  private StackRollout(
      KubernetesClient api,
      KubernetesClient streams,
      PodWatches watches,
      Duration limit,
      boolean preserve,
      Reporter reporter,
      Optional<Split> split) {
    this.api = api;
    this.streams = streams;
    this.watches = watches;
    this.limit = limit;
    this.preserve = preserve;
    this.reporter = reporter;
    this.split = split;
  }

  /**
   * Returns the same for a stack whose services are split: dependencies are made by controllers.
   *
   * @param generation reads, once the setup has ended, what data belongs to
   */
  public StackRollout split(StagingPlan plan, Supplier<String> generation) {
    return new StackRollout(
        api, streams, watches, limit, preserve, reporter, Optional.of(new Split(plan, generation)));
  }

  /**
   * Begins data anew that belongs to other certificates, or to another schema, than there are now.
   *
   * @throws BoulderK8sException DEPENDENCY, where data must stay
   */
  public void refreshData(Manifests manifests) {
    split.ifPresent(
        it -> {
          List<String> stale =
              new DataClaims(api, namespace(manifests)).stale(it.generation().get());
          if (stale.isEmpty()) {
            return;
          }
          if (preserve) {
            throw BoulderK8sException.of(
                FailureKind.DEPENDENCY,
                "claims " + String.join(", ", stale),
                STALE + " (--preserve-db)",
                "run without --preserve-db: it begins anew then");
          }
          new DependencyReset(api, watches, new Pid1(streams), manifests, reporter)
              .withClaims(STALE);
        });
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
    Rollout rollout = rollout(manifests, volumeReset);
    reporter.step("dependencies ready", () -> rollout.start(plan.dependencies(), plan.runner()));
  }

  /** Does the same for the setup's dependencies; does nothing if it has none. */
  public void forSetUp(Plan plan, Manifests manifests, VolumeReset volumeReset) {
    for (Workload setup : plan.setup()) {
      List<Workload> needed = plan.before(setup);
      if (!needed.isEmpty()) {
        Rollout rollout = rollout(manifests, volumeReset);
        reporter.step(
            "dependencies of " + setup.service() + " ready", () -> rollout.start(needed, setup));
      }
    }
  }

  private Rollout rollout(Manifests manifests, VolumeReset volumeReset) {
    DependencyStarts starts =
        split
            .<DependencyStarts>map(it -> controllers(it, manifests, volumeReset))
            .orElseGet(() -> pods(manifests));
    return new Rollout(starts, volumeReset, reporter);
  }

  private DependencyStarts pods(Manifests manifests) {
    String namespace = namespace(manifests);
    PodWatch watch = watches.of(namespace);
    return new PodStarts(
        namespace,
        manifests.stack(),
        new PodReconciler(api, watch, preserve),
        watch,
        api,
        streams,
        limit,
        reporter.clock());
  }

  private DependencyStarts controllers(Split of, Manifests manifests, VolumeReset volumeReset) {
    String namespace = namespace(manifests);
    if (of.plan().hasData()) {
      new DataClaims(api, namespace).refuseWithoutStorage();
    }
    return new ControllerStarts(
        of.plan().backing(),
        manifests,
        of.generation().get(),
        volumeReset,
        api,
        watches.of(namespace),
        limit,
        preserve);
  }

  private static String namespace(Manifests manifests) {
    return manifests.namespace().getMetadata().getName();
  }
}
