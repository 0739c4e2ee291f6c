package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What pods say of a rollout: which count, and which are hopeless. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ServicePodsTest {
  private static final String CRASHED =
      """
      phase: Running
      containerStatuses:
      - name: db
        ready: false
        restartCount: %d
        state: %s
        lastState: {terminated: {exitCode: 3, reason: Error}}
      """;

  private static Pod ready(String name, String hash) {
    return PodStatuses.ofService(name, hash, PodStatuses.running(true));
  }

  private static Pod leaving(Pod pod) {
    return new PodBuilder(pod)
        .editMetadata()
        .withDeletionTimestamp("2026-01-01T00:00:00Z")
        .endMetadata()
        .build();
  }

  private static Pod crashed(int restarts, boolean delayed) {
    String state = delayed ? "{waiting: {reason: CrashLoopBackOff}}" : "{running: {}}";
    return PodStatuses.ofService("a", "new", PodStatuses.with(CRASHED.formatted(restarts, state)));
  }

  private static ServicePods pods(Pod... all) {
    return new ServicePods("new", List.of(all));
  }

  @Test
  void they_are_ready_when_so_many_of_this_revision_are_and_alone_when_no_other_is_left() {
    Pod earlier = ready("old", "old");
    assertThat(pods(ready("a", "new")).isReady(1)).isTrue();
    assertThat(pods(ready("a", "new")).isReady(2)).isFalse();
    assertThat(pods(PodStatuses.ofService("a", "new", PodStatuses.running(false))).isReady(1))
        .isFalse();
    assertThat(pods(earlier).isReady(1)).isFalse();
    assertThat(pods(ready("a", "new")).isAlone(1)).isTrue();
    assertThat(pods(ready("a", "new"), earlier).isReady(1)).isTrue();
    assertThat(pods(ready("a", "new"), earlier).isAlone(1)).isFalse();
    assertThat(pods(ready("a", "new"), leaving(earlier)).isAlone(1)).isFalse();
    assertThat(pods(leaving(ready("a", "new"))).isReady(1)).isFalse();
  }

  @Test
  void a_new_pod_that_ended_once_is_hopeless() {
    assertThat(pods(crashed(1, false)).hopeless(Map.of()))
        .hasValueSatisfying(
            failed ->
                assertThat(failed.why())
                    .isEqualTo("ended with exit code 3 (Error) before it was ready"));
  }

  @Test
  void a_pod_from_before_may_have_ended_with_its_node_once() {
    Map<String, Integer> before = Map.of("uid-a", 1);
    assertThat(pods(crashed(1, false)).hopeless(before)).isEmpty();
    assertThat(pods(crashed(2, false)).hopeless(before)).isEmpty();
    assertThat(pods(crashed(2, true)).hopeless(before)).isPresent();
    assertThat(pods(crashed(3, false)).hopeless(before)).isPresent();
  }

  @Test
  void a_pod_of_an_earlier_revision_does_not_count_as_hopeless() {
    Pod earlier = PodStatuses.ofService("b", "old", PodStatuses.ended(1, "Error"));
    assertThat(pods(earlier, ready("a", "new")).hopeless(Map.of())).isEmpty();
  }

  @Test
  void a_container_that_cannot_be_made_is_hopeless_at_once() {
    Pod pod =
        PodStatuses.ofService(
            "a", "new", PodStatuses.waiting("CreateContainerConfigError", "no such map"));
    assertThat(pods(pod).hopeless(Map.of()))
        .hasValueSatisfying(failed -> assertThat(failed.why()).contains("no such map"));
  }

  @Test
  void what_still_serves_is_said() {
    assertThat(pods(crashed(1, true), ready("old", "old")).stillServing())
        .isEqualTo("; 1 of the revision before still serve");
    assertThat(pods(crashed(1, true)).stillServing()).isEmpty();
  }

  @Test
  void those_that_wait_long_for_their_next_start_are_found() {
    assertThat(pods(crashed(4, true)).delayed()).hasSize(1);
    assertThat(pods(crashed(4, false)).delayed()).isEmpty();
    assertThat(pods(crashed(4, false), ready("b", "new")).restarts())
        .containsOnly(Map.entry("uid-a", 4), Map.entry("uid-b", 0));
  }

  @Test
  void only_pods_of_the_service_are_its_pods() {
    Pod other =
        new PodBuilder(ready("b", "new"))
            .editMetadata()
            .addToLabels(Labels.SERVICE, "boulder-sa-2")
            .endMetadata()
            .build();
    Pod dependency =
        new PodBuilder(ready("c", "new"))
            .editMetadata()
            .addToLabels(Labels.ROLE, "dependency")
            .endMetadata()
            .build();
    assertThat(List.of(ready("a", "new"), other, dependency))
        .filteredOn(new AwaitedService("boulder-sa-1", "test/startservers.py:1", 1))
        .extracting(pod -> pod.getMetadata().getName())
        .containsExactly("a");
  }
}
