package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.bundle.BundleFacts;
import io.boulderk8s.bundle.StackRecorder;
import io.boulderk8s.diagnose.Cause;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.Owner;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.diagnose.Verdict;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.results.TestResults;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a failure is reported, and that the report changes nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class FailureReportTest {
  private final RecordingReporter told = new RecordingReporter();
  private final List<String> steps = new ArrayList<>();
  private final List<RunFacts> written = new ArrayList<>();
  @TempDir private Path cache;
  private Supplier<StackRecorder> watch = () -> StackRecorder.none(told.clock());
  private Runnable disk = () -> {};

  private final class Stack implements FailureReport.Evidence {
    @Override
    public StackRecorder watch() {
      steps.add("watch");
      return watch.get();
    }

    @Override
    public Map<String, String> versions() {
      return Map.of();
    }

    @Override
    public Path place() {
      return cache.resolve("a new one");
    }

    @Override
    public Bundle write(Path target, BundleFacts facts, StackRecorder record) {
      steps.add("write " + cache.relativize(target));
      disk.run();
      written.add(facts.run());
      Verdict verdict = new Verdict(Cause.UNKNOWN, Owner.UNKNOWN, "nobody knows", List.of(), "");
      return new Bundle(target, new Diagnosis(List.of(verdict)), TestResults.NONE);
    }
  }

  private int reported(Optional<Path> artifacts, Supplier<Integer> work) {
    return with(artifacts, report -> report.of(new Stack(), work));
  }

  private int with(Optional<Path> artifacts, ToIntFunction<FailureReport> work) {
    Environment environment =
        new Environment(
            Map.of(
                "BOULDER_K8S_CACHE",
                cache.toString(),
                "GITHUB_STEP_SUMMARY",
                cache.resolve("summary").toString()),
            cache,
            cache,
            () -> Instant.EPOCH);
    try (OutputCopy copy = OutputCopy.of(Requests.NOWHERE, environment)) {
      return work.applyAsInt(
          new FailureReport(
              environment, new EventRecord(told), copy, List.of("test"), () -> "", artifacts));
    }
  }

  private int reported(Supplier<Integer> work) {
    return reported(
        Optional.empty(),
        () -> {
          steps.add("work");
          return work.get();
        });
  }

  private static int failing(RuntimeException failure) {
    throw failure;
  }

  private List<Event> verdicts() {
    return told.events().stream().filter(Event.Judged.class::isInstance).toList();
  }

  @Test
  void the_stack_is_watched_before_the_work_and_a_code_that_is_not_0_is_reported() {
    assertThat(reported(() -> 3)).isEqualTo(3);
    assertThat(steps).containsExactly("watch", "work", "write a new one");
    assertThat(written).containsExactly(RunFacts.ended(3));
    assertThat(verdicts()).hasSize(1);
  }

  @Test
  void a_success_leaves_no_bundle() {
    assertThat(reported(() -> 0)).isZero();
    assertThat(steps).containsExactly("watch", "work");
  }

  @Test
  void where_nobody_followed_the_tests_it_is_not_said_that_they_passed() {
    Optional<Path> mine = Optional.of(cache.resolve("mine"));
    assertThat(with(mine, report -> report.ofFailure(new Stack(), () -> 0))).isZero();
    assertThat(cache.resolve("summary")).doesNotExist();
    assertThat(cache.resolve("mine")).doesNotExist();
    assertThat(with(mine, report -> report.ofFailure(new Stack(), () -> 3))).isEqualTo(3);
    assertThat(written).containsExactly(RunFacts.ended(3));
    assertThat(reported(mine, () -> 0)).isZero();
    assertThat(cache.resolve("summary")).content().contains("test: passed");
  }

  @Test
  void a_failure_of_the_tool_is_reported_before_whoever_removes_the_stack_hears_of_it() {
    BoulderK8sException failure = BoulderK8sException.of(FailureKind.DEPENDENCY, "db", "ended", "");
    catchThrowableOfType(
        BoulderK8sException.class,
        () -> {
          try {
            reported(() -> failing(failure));
          } finally {
            steps.add("remove");
          }
        });
    assertThat(steps).containsExactly("watch", "work", "write a new one", "remove");
    assertThat(written).containsExactly(RunFacts.failed(FailureKind.DEPENDENCY, "db: ended"));
  }

  @Test
  void a_cluster_that_does_not_answer_is_a_cause_too() {
    KubernetesClientException away = new KubernetesClientException("no answer");
    assertThat(
            catchThrowableOfType(
                KubernetesClientException.class, () -> reported(() -> failing(away))))
        .isSameAs(away);
    assertThat(written).containsExactly(RunFacts.failed(FailureKind.UNAVAILABLE, "no answer"));
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"BUSY", "INTERRUPTED", "USAGE"})
  void where_nothing_failed_there_is_no_cause_to_look_for(FailureKind kind) {
    catchThrowableOfType(
        BoulderK8sException.class,
        () -> reported(() -> failing(BoulderK8sException.of(kind, "", "", ""))));
    assertThat(steps).containsExactly("watch", "work");
  }

  @Test
  void a_report_that_fails_changes_no_exit_code_and_no_failure() {
    disk =
        () -> {
          throw new IllegalStateException("the disk is full");
        };
    BoulderK8sException failure = BoulderK8sException.of(FailureKind.TIMEOUT, "", "late", "");
    assertThat(reported(() -> 2)).isEqualTo(2);
    assertThat(
            catchThrowableOfType(BoulderK8sException.class, () -> reported(() -> failing(failure))))
        .isSameAs(failure);
    assertThat(told.notices())
        .hasSize(2)
        .allMatch(text -> text.startsWith("no diagnosis could be made") && text.contains("full"));
  }

  @Test
  void a_stack_that_cannot_be_watched_is_worked_on_all_the_same() {
    watch =
        () -> {
          throw new KubernetesClientException("no answer");
        };
    assertThat(reported(() -> 1)).isEqualTo(1);
    assertThat(steps).containsExactly("watch", "work", "write a new one");
  }

  @Test
  void the_bundle_is_where_the_user_wants_to_have_things() {
    reported(Optional.of(cache.resolve("mine")), () -> 1);
    assertThat(steps).contains("write mine/bundle");
    assertThat(cache.resolve("mine/results")).isDirectory();
  }
}
