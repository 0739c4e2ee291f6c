package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.deploy.HealthProbe.Result;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.FakePods;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** `service_healthy`, with the test in the place of kubelet and of the container. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HealthGateTest {
  private final FakePods watch = new FakePods();
  private final PodWatch podWatch = new PodWatch(watch, _ -> true);
  private final Deque<Result> results = new ArrayDeque<>();
  private final List<Duration> timeouts = new ArrayList<>();
  private final HealthProbe probe =
      (_, command, timeout) -> {
        assertThat(command).containsExactly("ready");
        timeouts.add(timeout);
        return results.removeFirst();
      };

  private static Workload web(String fields) {
    Workload web = Plans.web("healthcheck: {test: [CMD, ready], timeout: 700ms, " + fields + "}");
    assertThat(web.name()).isEqualTo("web");
    return web;
  }

  private void now(Pod pod) {
    pod.getMetadata().setName("web");
    watch.now(pod);
  }

  private void await(Workload workload) {
    new HealthGate(podWatch, probe, () -> Instant.EPOCH, Duration.ofDays(1)).await(workload);
  }

  @Test
  void the_first_check_that_passes_opens_it() {
    now(PodStatuses.running(false));
    results.addAll(
        List.of(new Result.Failed("1"), new Result.NotLearned("cut"), new Result.Passed()));
    await(web("start_period: 1m, start_interval: 1ms, retries: 1"));
    assertThat(timeouts).hasSize(3).containsOnly(Duration.ofMillis(700));
  }

  @Test
  void kubelets_check_opens_it_too() {
    now(PodStatuses.running(true));
    await(web("interval: 1h"));
    assertThat(timeouts).isEmpty();
  }

  @Test
  void as_many_failures_as_retries_says_end_the_wait_with_what_the_check_said() {
    now(PodStatuses.running(false));
    results.addAll(List.of(new Result.Failed("a"), new Result.Failed("exit code 1: no socket")));
    BoulderK8sException unhealthy =
        catchThrowableOfType(
            BoulderK8sException.class, () -> await(web("interval: 1ms, retries: 2")));
    assertThat(unhealthy.kind()).isEqualTo(FailureKind.DEPENDENCY);
    assertThat(unhealthy)
        .hasMessageContainingAll(
            "service web",
            "is unhealthy: 2 health checks in a row failed",
            "exit code 1: no socket");
  }

  @Test
  void a_cut_connection_says_nothing_about_the_container() {
    now(PodStatuses.running(false));
    results.addAll(
        List.of(new Result.NotLearned("a"), new Result.NotLearned("b"), new Result.Passed()));
    await(web("interval: 1ms, retries: 1"));
    assertThat(results).isEmpty();
  }

  @Test
  void an_end_ends_the_wait_at_once_and_not_at_the_next_check() throws Exception {
    now(PodStatuses.running(false));
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> await(web("interval: 1h")));
    now(PodStatuses.ended(3, "Error"));
    Throwable cause =
        catchThrowableOfType(
                java.util.concurrent.ExecutionException.class,
                () -> waiting.get(60, TimeUnit.SECONDS))
            .getCause();
    assertThat(cause).hasMessageContaining("ended with exit code 3 before it was healthy");
  }

  /** Each look at the clock is a minute later. */
  private InstantSource hurrying() {
    AtomicInteger minutes = new AtomicInteger();
    return () -> Instant.EPOCH.plus(Duration.ofMinutes(minutes.incrementAndGet()));
  }

  @Test
  void a_slow_service_has_as_long_as_the_limit_of_its_phase_says() {
    now(PodStatuses.running(false));
    results.addAll(Collections.nCopies(10, new Result.NotLearned("no answer")));
    results.add(new Result.Passed());
    Workload web = web("interval: 1ms, retries: 1");

    new HealthGate(podWatch, probe, hurrying(), Duration.ofMinutes(60)).await(web);
    assertThat(results).isEmpty();
  }

  @Test
  void the_limit_of_its_phase_ends_the_wait_for_health() {
    now(PodStatuses.running(false));
    results.addAll(Collections.nCopies(100, new Result.NotLearned("no answer")));
    Workload web = web("interval: 1ms, retries: 1");

    BoulderK8sException late =
        catchThrowableOfType(
            BoulderK8sException.class,
            () -> new HealthGate(podWatch, probe, hurrying(), Duration.ofMinutes(20)).await(web));
    assertThat(late.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(results).hasSizeBetween(85, 95);
  }

  @Test
  @Timeout(60)
  void the_limit_of_its_phase_ends_the_wait_for_a_slow_pull() {
    now(PodStatuses.waiting("ContainerCreating", ""));

    BoulderK8sException late =
        catchThrowableOfType(
            BoulderK8sException.class,
            () ->
                new HealthGate(podWatch, probe, () -> Instant.EPOCH, Duration.ofMillis(50))
                    .await(web("interval: 1s")));
    assertThat(late.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(late).hasMessageContaining("the start of web did not happen");
  }
}
