package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts the dependencies of the tests, each as soon as what it depends on is as far as
 * `depends_on` asks.
 */
public final class Rollout {
  private final Manifests manifests;
  private final PodLifecycle pods;
  private final PodBoard board;
  private final Reporter reporter;

  public Rollout(Manifests manifests, PodLifecycle pods, PodBoard board, Reporter reporter) {
    this.manifests = manifests;
    this.pods = pods;
    this.board = board;
    this.reporter = reporter;
  }

  /**
   * Starts what does not run yet and waits until the runner's own conditions hold.
   *
   * @throws BoulderK8sException DEPENDENCY or TIMEOUT, naming the service
   */
  public void start(List<Workload> dependencies, Workload runner) {
    Map<String, Workload> byService = new HashMap<>();
    dependencies.forEach(workload -> byService.put(workload.service(), workload));
    Map<String, CompletableFuture<Void>> created = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Workload workload : dependencies) {
        CompletableFuture<Void> before = created(workload, created);
        created.put(
            workload.service(), before.thenRunAsync(() -> start(workload, byService), threads));
      }
      CompletableFuture.allOf(created.values().toArray(CompletableFuture[]::new)).join();
      awaitGates(runner, byService);
    } catch (CompletionException e) {
      throw e.getCause() instanceof BoulderK8sException known ? known : e;
    }
  }

  private static CompletableFuture<Void> created(
      Workload workload, Map<String, CompletableFuture<Void>> created) {
    return CompletableFuture.allOf(
        workload.startsAfter().stream()
            .flatMap(dependency -> Optional.ofNullable(created.get(dependency.service())).stream())
            .toArray(CompletableFuture[]::new));
  }

  private void start(Workload workload, Map<String, Workload> byService) {
    awaitGates(workload, byService);
    boolean kept = pods.keepOrReplace(manifests.dependency(workload));
    Gate started = new Gate(workload, Dependency.Condition.SERVICE_STARTED);
    board.await(workload.name(), started.what(), started.limit(), started::answer);
    reporter.progress(workload.service() + (kept ? " runs already" : " started"));
  }

  private void awaitGates(Workload workload, Map<String, Workload> byService) {
    for (Dependency dependency : workload.startsAfter()) {
      Workload on = byService.get(dependency.service());
      if (on != null) {
        await(new Gate(on, dependency.condition()), on, dependency.required());
      }
    }
  }

  /** What is not required may fail, as with Compose: it is told, and the wait is over. */
  private void await(Gate gate, Workload on, boolean required) {
    try {
      board.await(on.name(), gate.what(), gate.limit(), gate::answer);
    } catch (BoulderK8sException e) {
      if (required || !(e.kind() == FailureKind.DEPENDENCY || e.kind() == FailureKind.TIMEOUT)) {
        throw e;
      }
      reporter.notice(
          "going on without " + on.service() + ", which is not required: " + e.getMessage());
    }
  }
}
