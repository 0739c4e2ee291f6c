package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What happens to a database while the tests run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DependencyWatchTest {
  private final List<String> notices = new ArrayList<>();
  private final List<BoulderK8sException> failures = new ArrayList<>();
  private final DependencyWatch watch = new DependencyWatch(notices::add, failures::add);

  private static Pod db(Pod status, String uid, String restartPolicy) {
    return new PodBuilder(status)
        .editMetadata()
        .withUid(uid)
        .addToLabels(Labels.ROLE, "dependency")
        .endMetadata()
        .editSpec()
        .withRestartPolicy(restartPolicy)
        .endSpec()
        .build();
  }

  private void sees(Pod status) {
    watch.see(Map.of("db", db(status, "1", "Never")));
  }

  @BeforeEach
  void it_runs() {
    sees(PodStatuses.running(true));
  }

  @Test
  void nothing_new_is_nothing() {
    sees(PodStatuses.running(true));

    assertThat(notices).isEmpty();
    assertThat(failures).isEmpty();
  }

  @Test
  void its_failure_ends_the_run() {
    sees(PodStatuses.ended(137, "OOMKilled"));

    assertThat(failures)
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.DEPENDENCY);
              assertThat(failure)
                  .hasMessageContaining("service db")
                  .hasMessageContaining("exit code 137 (OOMKilled)")
                  .hasMessageContaining("boulder-k8s logs db");
            });
  }

  @Test
  void one_that_is_done_is_told_of() {
    sees(PodStatuses.ended(0, "Completed"));

    assertThat(failures).isEmpty();
    assertThat(notices)
        .containsExactly("service db ended with exit code 0 (Completed) during the run");
  }

  @Test
  void a_one_shot_that_was_done_before_may_go() {
    DependencyWatch late = new DependencyWatch(notices::add, failures::add);
    late.see(Map.of("db", db(PodStatuses.ended(0, "Completed"), "1", "Never")));
    late.see(Map.of());

    assertThat(failures).isEmpty();
    assertThat(notices).isEmpty();
  }

  @Test
  void its_deletion_ends_the_run() {
    watch.see(Map.of());

    assertThat(failures)
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining("its pod was deleted"));
  }

  @Test
  void its_eviction_ends_the_run() {
    sees(PodStatuses.with("phase: Failed\nreason: Evicted\nmessage: low on resource memory\n"));

    assertThat(failures)
        .singleElement()
        .satisfies(
            failure -> assertThat(failure).hasMessageContaining("Evicted: low on resource memory"));
  }

  private static Pod restarted(int times) {
    return PodStatuses.with(
        """
        phase: Running
        containerStatuses:
        - name: db
          ready: true
          restartCount: %d
          state: {running: {}}
          lastState: {terminated: {exitCode: 137, reason: OOMKilled}}
        """
            .formatted(times));
  }

  @Test
  void a_restart_in_silence_is_told_of_with_its_reason() {
    watch.see(Map.of("db", db(restarted(2), "1", "Always")));

    assertThat(failures).isEmpty();
    assertThat(notices)
        .containsExactly(
            "service db restarted during the run (2 times by now): container db ended with exit code 137 (OOMKilled)");
  }

  @Test
  void a_restart_of_what_compose_leaves_down_ends_the_run() {
    Pod restarted = db(restarted(1), "1", "Always");
    restarted.getMetadata().setAnnotations(Map.of(Labels.STAYS_DOWN, "true"));
    watch.see(Map.of("db", restarted));

    assertThat(failures)
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("exit code 137 (OOMKilled)")
                    .hasMessageContaining("in Compose it stays down"));
    assertThat(notices).isEmpty();
  }

  @Test
  void one_that_comes_back_by_its_policy_ends_nothing() {
    watch.see(Map.of("db", db(PodStatuses.ended(1, "Error"), "1", "Always")));
    watch.see(Map.of("db", db(PodStatuses.ended(1, "Error"), "1", "OnFailure")));

    assertThat(failures).isEmpty();
  }

  @Test
  void another_pod_in_its_place_is_told_of() {
    watch.see(Map.of("db", db(PodStatuses.running(true), "2", "Never")));

    assertThat(notices).singleElement().asString().contains("replaced", "its data is new");
  }

  @Test
  void a_health_check_that_turns_red_is_told_of_once() {
    sees(PodStatuses.running(false));
    sees(PodStatuses.running(false));

    assertThat(notices).containsExactly("service db is not healthy any more");
    assertThat(failures).isEmpty();
  }

  @Test
  void pods_that_are_no_dependencies_are_not_watched() {
    DependencyWatch other = new DependencyWatch(notices::add, failures::add);
    Pod runner =
        new PodBuilder(PodStatuses.running(true))
            .editMetadata()
            .addToLabels(Labels.ROLE, "runner")
            .endMetadata()
            .build();
    other.see(Map.of("boulder-tests", runner));
    other.see(Map.of());

    assertThat(failures).isEmpty();
  }
}
