package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What may pass, and is not waited for when it lasts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodDoubtTest {
  @Test
  void a_pod_that_no_node_takes_says_why() {
    assertThat(PodDoubt.of(unscheduled("0/1 nodes are available: 1 Insufficient memory.")))
        .hasValueSatisfying(
            doubt ->
                assertThat(doubt.of("db"))
                    .hasMessageContaining("pod db: no node takes it: 0/1 nodes are available"));
  }

  @Test
  void a_node_that_is_on_its_way_is_no_reason() {
    String taint =
        "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/not-ready: }.";
    assertThat(PodDoubt.of(unscheduled(taint))).isEmpty();
  }

  @Test
  void a_registry_that_did_not_answer_is_one() {
    String refused = "dial tcp 10.0.0.1:443: connect: connection refused";
    assertThat(PodDoubt.of(PodStatuses.waiting("ErrImagePull", refused)))
        .map(PodDoubt::what)
        .hasValue("db: ErrImagePull: " + refused);
  }

  @Test
  void a_pod_that_runs_or_starts_is_beyond_doubt() {
    assertThat(PodDoubt.of(PodStatuses.running(true))).isEmpty();
    assertThat(PodDoubt.of(PodStatuses.waiting("ContainerCreating", ""))).isEmpty();
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
