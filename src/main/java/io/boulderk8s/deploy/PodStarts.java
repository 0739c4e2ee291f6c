package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.ManifestSet;
import io.boulderk8s.plan.Workload;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** Starts each as a pod of its own name, which nobody but us makes again. */
final class PodStarts implements DependencyStarts {
  private final Map<String, Pod> wanted;
  private final PodReconciler pods;
  private final PodWatch watch;
  private final HealthGate health;
  private final LastLines lastLines;
  private final Duration limit;

  /**
   * Prepares it.
   *
   * @param stack all that stands while no run is going on
   * @param api reads the last lines of what failed
   * @param streams runs health checks, without retries
   * @param limit of each wait
   */
  PodStarts(
      String namespace,
      ManifestSet stack,
      PodReconciler pods,
      PodWatch watch,
      KubernetesClient api,
      KubernetesClient streams,
      Duration limit,
      InstantSource clock) {
    this.wanted = stack.pods();
    this.pods = pods;
    this.watch = watch;
    this.health =
        new HealthGate(watch, new KubernetesHealthProbe(streams, namespace), clock, limit);
    this.lastLines = new LastLines(api, namespace);
    this.limit = limit;
  }

  @Override
  public boolean start(Workload workload) {
    Pod pod = Objects.requireNonNull(wanted.get(workload.name()));
    MountIdentity.addTo(pod.getMetadata(), workload);
    boolean kept = pods.keepOrReplace(pod);
    await(workload, Condition.SERVICE_STARTED);
    return kept;
  }

  @Override
  public void await(Workload workload, Condition condition) {
    try {
      if (condition == Condition.SERVICE_HEALTHY) {
        health.await(workload);
        return;
      }
      Gate gate = new Gate(workload, condition);
      watch.await(workload.name(), gate.what(), limit, gate::answer);
    } catch (BoulderK8sException failure) {
      throw lastLines.with(failure, workload);
    }
  }
}
