package io.boulderk8s.deploy;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Orders the starts: every start and every gate is a task of its own, so that each starts as early
 * as possible, and a failure is reported at once.
 */
final class StartGraph {
  private final Map<String, Workload> workloads = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Void>> starts = new HashMap<>();
  private final Map<Gated, CompletableFuture<Void>> gates = new HashMap<>();
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private final Consumer<Workload> start;
  private final BiConsumer<Workload, Dependency.Condition> await;
  private final Reporter reporter;
  private final Executor executor;

  /** Shares the wait for a condition of several workloads. */
  private record Gated(String service, Dependency.Condition condition) {}

  /**
   * Makes a graph of starts.
   *
   * @param dependencies in an order in which each comes after those that it depends on
   * @param start returns when the workload has started; throws when it cannot
   * @param await returns when the condition holds; throws when it never will
   */
  StartGraph(
      List<Workload> dependencies,
      Consumer<Workload> start,
      BiConsumer<Workload, Dependency.Condition> await,
      Reporter reporter,
      Executor executor) {
    dependencies.forEach(workload -> workloads.put(workload.service(), workload));
    this.start = start;
    this.await = await;
    this.reporter = reporter;
    this.executor = executor;
  }

  /**
   * Returns when everything has started and these conditions hold; or throws the first failure at
   * once.
   */
  void run(List<Dependency> conditions) {
    for (Workload workload : workloads.values()) {
      starts.put(
          workload.service(),
          needed(
              gates(workload.startsAfter()).thenRunAsync(() -> start.accept(workload), executor)));
    }
    List<CompletableFuture<Void>> all = new ArrayList<>(starts.values());
    all.add(gates(conditions));
    try {
      CompletableFuture.anyOf(failed, allOf(all)).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for the dependencies");
    }
  }

  private CompletableFuture<Void> gates(List<Dependency> conditions) {
    return allOf(
        conditions.stream()
            .filter(dependency -> starts.containsKey(dependency.service()))
            .map(this::gate)
            .toList());
  }

  private CompletableFuture<Void> gate(Dependency dependency) {
    Workload on = Objects.requireNonNull(workloads.get(dependency.service()));
    CompletableFuture<Void> open =
        gates.computeIfAbsent(
            new Gated(dependency.service(), dependency.condition()),
            gated ->
                Objects.requireNonNull(starts.get(gated.service()))
                    .thenRunAsync(() -> await.accept(on, gated.condition()), executor));
    return dependency.required()
        ? needed(open)
        : needed(open.exceptionally(failure -> goOnWithout(on, cause(failure))));
  }

  /** `required: false`: Compose warns and continues. */
  @SuppressWarnings("NullAway") // the value of a CompletableFuture<Void>
  private Void goOnWithout(Workload optional, Throwable failure) {
    if (!(failure instanceof BoulderK8sException known
        && (known.kind() == FailureKind.DEPENDENCY || known.kind() == FailureKind.TIMEOUT))) {
      throw new CompletionException(failure);
    }
    reporter.notice(
        "going on without "
            + optional.service()
            + ", which is not required: "
            + failure.getMessage());
    return null;
  }

  private CompletableFuture<Void> needed(CompletableFuture<Void> task) {
    return task.whenComplete(
        (_, failure) -> {
          if (failure != null) {
            failed.completeExceptionally(cause(failure));
          }
        });
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static CompletableFuture<Void> allOf(List<CompletableFuture<Void>> tasks) {
    return CompletableFuture.allOf(tasks.toArray(CompletableFuture[]::new));
  }
}
