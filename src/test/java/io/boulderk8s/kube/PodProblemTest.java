package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may pass, and is not waited for when it lasts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodProblemTest {
  private static final String REFUSED = "dial tcp 10.0.0.1:443: connect: connection refused";

  private static Optional<PodProblem> of(Pod pod) {
    return PodProblem.of(pod, Optional.empty());
  }

  @Test
  void a_pod_that_no_node_takes_says_why() {
    assertThat(of(unscheduled("0/1 nodes are available: 1 Insufficient memory.")))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.of("pod db"))
                    .hasMessageContaining("pod db: no node takes it: 0/1 nodes are available"));
  }

  @Test
  void a_node_that_is_on_its_way_is_no_reason() {
    String taint =
        "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }.";
    assertThat(of(unscheduled(taint))).isEmpty();
  }

  @Test
  void a_registry_that_did_not_answer_is_one() {
    assertThat(of(PodStatuses.waiting("ErrImagePull", REFUSED)))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.what()).endsWith(REFUSED);
              assertThat(problem.patience()).isPositive();
            });
  }

  @Test
  void and_so_it_is_as_soon_as_the_kubelet_said_so() {
    var event =
        new EventBuilder()
            .withReason("Failed")
            .withMessage("Failed to pull image \"a:1\": " + REFUSED)
            .build();
    Pod creating = PodStatuses.waiting("ContainerCreating", "");
    assertThat(PodProblem.of(creating, PullFailure.of(event))).isPresent();
    assertThat(PodProblem.of(PodStatuses.running(true), PullFailure.of(event))).isEmpty();
    event.setMessage("Error: ErrImagePull");
    assertThat(PodProblem.of(creating, PullFailure.of(event))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "failed to pull and unpack image q/a/b:1: failed to resolve reference q/a/b:1: not found",
        "failed to resolve image: pull access denied, repository does not exist",
        "failed to resolve reference a.invalid/b:1: dial tcp: lookup a.invalid: no such host"
      })
  void what_a_registry_will_say_again_is_final(String message) {
    assertThat(of(PodStatuses.waiting("ErrImagePull", message)))
        .map(PodProblem::patience)
        .hasValue(Duration.ZERO);
  }

  @Test
  void a_pod_that_runs_or_starts_is_none() {
    assertThat(of(PodStatuses.running(true))).isEmpty();
    assertThat(of(PodStatuses.waiting("ContainerCreating", ""))).isEmpty();
  }

  private static Pod unscheduled(String message) {
    return PodStatuses.with(
        """
        phase: Pending
        conditions: [{type: PodScheduled, status: "False", reason: Unschedulable, message: "%s"}]
        """
            .formatted(message));
  }
}
