package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.ManifestSet;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

/** Starts the dependencies of the tests, each as soon as its `depends_on` conditions hold. */
public final class Rollout {
  private final Map<String, Pod> wanted;
  private final PodReconciler pods;
  private final PodWatch watch;
  private final VolumeReset volumeReset;
  private final HealthGate health;
  private final LastLines lastLines;
  private final Duration limit;
  private final Reporter reporter;

  /**
   * Prepares a rollout of one stack.
   *
   * @param stack all that stands while no run is going on
   * @param volumeReset empties the volumes that some of them mount
   * @param api reads the last lines of what failed
   * @param streams runs health checks, without retries
   * @param limit of each wait
   */
  public Rollout(
      String namespace,
      ManifestSet stack,
      PodReconciler pods,
      PodWatch watch,
      VolumeReset volumeReset,
      KubernetesClient api,
      KubernetesClient streams,
      Duration limit,
      Reporter reporter) {
    this.wanted = stack.pods();
    this.pods = pods;
    this.watch = watch;
    this.volumeReset = volumeReset;
    this.health =
        new HealthGate(
            watch, new KubernetesHealthProbe(streams, namespace), reporter.clock(), limit);
    this.lastLines = new LastLines(api, namespace);
    this.limit = limit;
    this.reporter = reporter;
  }

  /**
   * Starts what does not run yet and waits until the runner's own conditions hold. The first
   * failure ends it, whatever else is still starting.
   *
   * @throws BoulderK8sException DEPENDENCY or TIMEOUT, naming the service
   */
  public void start(List<Workload> dependencies, Workload runner) {
    Cancellation work = Cancellation.nested();
    work.run(
        () -> {
          Executor threads = task -> work.fork("dependency", task);
          new StartGraph(dependencies, this::start, this::await, reporter, threads)
              .run(runner.startsAfter());
          volumeReset.await(runner);
        });
  }

  private void start(Workload workload) {
    reporter.report(new Event.ServiceChanged(workload.service(), "starting", false));
    volumeReset.await(workload);
    boolean kept =
        pods.keepOrReplace(
            withMounts(Objects.requireNonNull(wanted.get(workload.name())), workload));
    await(workload, Dependency.Condition.SERVICE_STARTED);
    reporter.report(
        new Event.ServiceChanged(workload.service(), kept ? "runs already" : "started", true));
  }

  private static Pod withMounts(Pod pod, Workload workload) {
    MountIdentity.addTo(pod.getMetadata(), workload);
    return pod;
  }

  private void await(Workload workload, Dependency.Condition condition) {
    try {
      if (condition == Dependency.Condition.SERVICE_HEALTHY) {
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
