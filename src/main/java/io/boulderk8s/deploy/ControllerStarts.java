package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.Applier;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.BackingService;
import io.boulderk8s.staging.BackingService.Kind;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts each as a StatefulSet with its data on claims, a Deployment, or a Job. */
final class ControllerStarts implements DependencyStarts {
  private final Map<String, BackingService> services;
  private final Manifests manifests;
  private final String generation;
  private final VolumeReset volumeReset;
  private final KubernetesClient api;
  private final PodWatch watch;
  private final Duration limit;
  private final boolean preserve;
  private final Map<String, ServiceWait> waits = new ConcurrentHashMap<>();
  private final Map<String, JobRun> jobs = new ConcurrentHashMap<>();

  /**
   * Prepares it.
   *
   * @param manifests those of a split stack
   * @param generation what data that is made now belongs to
   * @param volumeReset empties claims, too
   * @param limit of each wait
   * @param preserve whether to fail rather than replace a pod that has its data in itself
   */
  ControllerStarts(
      Collection<BackingService> services,
      Manifests manifests,
      String generation,
      VolumeReset volumeReset,
      KubernetesClient api,
      PodWatch watch,
      Duration limit,
      boolean preserve) {
    this.services =
        services.stream()
            .collect(Collectors.toMap(it -> it.workload().service(), Function.identity()));
    this.manifests = manifests;
    this.generation = generation;
    this.volumeReset = volumeReset;
    this.api = api;
    this.watch = watch;
    this.limit = limit;
    this.preserve = preserve;
  }

  @Override
  public boolean start(Workload workload) {
    BackingService backing = Objects.requireNonNull(services.get(workload.service()));
    ServiceRevision objects = new ServiceRevision(manifests.backing(backing));
    objects.mountAnew(workload);
    if (backing.kind() == Kind.ONCE) {
      JobRun job = new JobRun(backing, objects.all().getLast(), api, watch, limit);
      jobs.put(workload.service(), job);
      job.begin();
      return false;
    }
    if (backing.kind() == Kind.DATA) {
      volumeReset.await();
    }
    ServiceWait wait =
        new ServiceWait(AwaitedService.of(backing), objects.hash(), api, watch, () -> limit);
    waits.put(workload.service(), wait);
    wait.begin();
    refuseIfPreserved(backing, wait);
    DataClaims.mark(objects.all(), generation);
    Applier applier = new Applier(api, StackNamespace.FIELD_MANAGER);
    objects.all().forEach(applier::apply);
    wait.endEarlier();
    return wait.awaitStarted();
  }

  private void refuseIfPreserved(BackingService backing, ServiceWait wait) {
    if (preserve && backing.kind() == Kind.PLAIN && wait.hasEarlier()) {
      throw BoulderK8sException.of(
          FailureKind.DEPENDENCY,
          backing.workload().source() + " service " + backing.workload().service(),
          "its definition has changed, so it would be replaced and its data lost (--preserve-db)",
          "run without --preserve-db, or undo the change");
    }
  }

  @Override
  public void await(Workload workload, Condition condition) {
    JobRun job = jobs.get(workload.service());
    if (job != null) {
      job.await(condition);
      return;
    }
    ServiceWait wait = Objects.requireNonNull(waits.get(workload.service()));
    if (condition == Condition.SERVICE_HEALTHY) {
      wait.await();
    }
  }
}
