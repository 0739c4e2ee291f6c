package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.staging.BackingService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a Job anew, and waits for its pod. */
final class JobRun {
  private final BackingService service;
  private final HasMetadata job;
  private final KubernetesClient api;
  private final PodWatch watch;
  private final Duration limit;
  private final AwaitedService pods;

  JobRun(
      BackingService service,
      HasMetadata job,
      KubernetesClient api,
      PodWatch watch,
      Duration limit) {
    this.service = service;
    this.job = job;
    this.api = api;
    this.watch = watch;
    this.limit = limit;
    this.pods = AwaitedService.of(service);
  }

  /** Removes the last one with its pod, and returns when the next one has started. */
  void begin() {
    api.resource(job).delete();
    List<Pod> earlier =
        api.pods()
            .inNamespace(job.getMetadata().getNamespace())
            .withLabels(job.getMetadata().getLabels())
            .list()
            .getItems();
    new PodLifecycle(api, watch).deleteAll(earlier);
    api.resource(job).create();
    await(Condition.SERVICE_STARTED);
  }

  void await(Condition condition) {
    Gate gate = new Gate(service.workload(), condition);
    try {
      Optional<Boolean> held =
          watch.within(
              "service " + service.workload().service(),
              limit,
              pods,
              found -> gate.answer(found.stream().findFirst()));
      if (held.isEmpty()) {
        throw late(gate);
      }
    } catch (BoulderK8sException failure) {
      throw watch.pods(pods).stream()
          .findFirst()
          .map(
              pod ->
                  new LastLines(api, job.getMetadata().getNamespace())
                      .with(failure, service.workload().service(), pod))
          .orElse(failure);
    }
  }

  private BoulderK8sException late(Gate gate) {
    return BoulderK8sException.of(
        FailureKind.TIMEOUT,
        service.workload().source() + " service " + service.workload().service(),
        gate.what() + " did not happen within " + limit.toSeconds() + " s",
        "its output: boulder-k8s logs " + service.workload().service());
  }
}
