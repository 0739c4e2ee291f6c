package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.FakeImages;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.RecordingReporter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** `depends_on`: who waits for whom, and when a failure is told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StartGraphTest {
  private static final String SERVICES =
      """
      services:
        boulder:
          image: tools:1
          entrypoint: entrypoint.sh
          depends_on:
            web: {condition: service_healthy, required: %s}
            slow: {condition: service_healthy}
        web:
          image: nginx:1
          depends_on: {db: {condition: service_completed_successfully}}
        slow: {image: slow:1}
        db: {image: mariadb:1}
      """;

  private static final FakeImages IMAGES = new FakeImages(FakeImages.NGINX);

  private final List<String> steps = new CopyOnWriteArrayList<>();
  private final RecordingReporter reporter = new RecordingReporter();

  /** What fails, as `service condition` or `start service`; the same for what never comes. */
  private void run(boolean required, Set<String> failing, Set<String> never) {
    Plan plan = Plans.of(SERVICES.formatted(required), IMAGES);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        new StartGraph(
                plan.dependencies(),
                workload -> step("start " + workload.service(), failing, never),
                (on, condition) -> step(on.service() + " " + word(condition), failing, never),
                reporter,
                threads)
            .run(plan.runner().startsAfter());
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static String word(Condition condition) {
    return condition == Condition.SERVICE_HEALTHY ? "healthy" : "completed";
  }

  private void step(String step, Set<String> failing, Set<String> never) {
    if (failing.contains(step)) {
      throw BoulderK8sException.of(FailureKind.DEPENDENCY, "", step + " failed", "");
    }
    if (never.contains(step)) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
    }
    steps.add(step);
  }

  @Test
  void a_service_starts_when_its_gates_are_open() {
    run(true, Set.of(), Set.of());
    assertThat(steps)
        .containsSubsequence("start db", "db completed", "start web", "web healthy")
        .containsSubsequence("start slow", "slow healthy")
        .hasSize(6);
  }

  @Test
  void a_failure_is_told_at_once_although_another_wait_has_no_end() {
    assertThat(catchThrowable(() -> run(true, Set.of("web healthy"), Set.of("slow healthy"))))
        .hasMessage("web healthy failed");
    assertThat(catchThrowable(() -> run(true, Set.of("db completed"), Set.of("start slow"))))
        .hasMessage("db completed failed");
  }

  @Test
  void nothing_starts_behind_a_gate_that_failed() {
    assertThat(catchThrowable(() -> run(true, Set.of("db completed"), Set.of()))).isNotNull();
    assertThat(steps).doesNotContain("start web", "web healthy");
  }

  @Test
  void an_optional_dependency_that_fails_is_told_and_gone_on_without() {
    run(false, Set.of("web healthy"), Set.of());
    assertThat(steps).contains("slow healthy");
    assertThat(reporter.notices())
        .containsExactly("going on without web, which is not required: web healthy failed");
  }

  @Test
  void a_start_that_fails_is_a_failure_also_of_an_optional_dependency() {
    assertThat(catchThrowable(() -> run(false, Set.of("start web"), Set.of())))
        .hasMessage("start web failed");
  }

  @Test
  void a_gate_that_several_wait_for_is_awaited_once() {
    Plan plan =
        Plans.of(
            """
            services:
              boulder:
                image: tools:1
                entrypoint: entrypoint.sh
                depends_on: {a: {condition: service_healthy}, b: {condition: service_healthy}}
              a:
                image: a:1
                depends_on: {b: {condition: service_healthy}}
              b: {image: b:1}
            """,
            IMAGES);
    new StartGraph(
            plan.dependencies(),
            (Workload workload) -> steps.add("start " + workload.service()),
            (on, _) -> steps.add(on.service()),
            reporter,
            Runnable::run)
        .run(plan.runner().startsAfter());
    assertThat(steps).containsExactly("start b", "b", "start a", "a");
  }
}
