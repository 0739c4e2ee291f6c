package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.kube.PodState.Coming;
import io.boulderk8s.kube.PodState.Ended;
import io.boulderk8s.kube.PodState.Impossible;
import io.boulderk8s.kube.PodState.Running;
import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodStatesTest {
  private static PodState of(String status) {
    return PodStates.of(PodStatuses.with(status));
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class It_runs {
    @Test
    void and_is_healthy_once_it_is_ready() {
      assertThat(PodStates.of(PodStatuses.running(true))).isEqualTo(new Running(true));
      assertThat(PodStates.of(PodStatuses.running(false))).isEqualTo(new Running(false));
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class It_ended {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 137, 255})
    void with_the_code_of_the_main_container_not_the_sidecars(int code) {
      assertThat(PodStates.of(PodStatuses.ended(code, "Completed")))
          .isEqualTo(new Ended(code, "Completed"));
    }

    @Test
    void although_the_sidecar_still_runs() {
      assertThat(
              of(
                  """
                  phase: Running
                  initContainerStatuses: [{name: net, ready: true, state: {running: {}}}]
                  containerStatuses: [{name: db, state: {terminated: {exitCode: 3}}}]
                  """))
          .isEqualTo(new Ended(3, ""));
    }

    @Test
    void by_an_eviction_which_is_told_as_the_reason() {
      assertThat(
              of(
                  """
                  phase: Failed
                  reason: Evicted
                  message: "The node was low on resource: ephemeral-storage."
                  containerStatuses: [{name: db, state: {terminated: {exitCode: 137, reason: Error}}}]
                  """))
          .isEqualTo(new Ended(137, "Evicted: The node was low on resource: ephemeral-storage."));
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class It_is_restarted {
    private PodState ended(String policy, int code, String phase) {
      Pod pod = PodStatuses.ended(code, "Error");
      pod.getSpec().setRestartPolicy(policy);
      pod.getStatus().setPhase(phase);
      return PodStates.of(pod);
    }

    @Test
    void always() {
      assertThat(ended("Always", 0, "Running"))
          .isEqualTo(new Coming("restarting after exit code 0"));
    }

    @Test
    void also_while_nobody_says_the_phase_of_the_pod() {
      Pod pod = PodStatuses.ended(1, "Error");
      pod.getSpec().setRestartPolicy("Always");
      pod.getStatus().setPhase(null);
      assertThat(PodStates.of(pod)).isEqualTo(new Coming("restarting after exit code 1"));
    }

    @Test
    void on_failure_but_not_on_success() {
      assertThat(ended("OnFailure", 1, "Running"))
          .isEqualTo(new Coming("restarting after exit code 1"));
      assertThat(ended("OnFailure", 0, "Running")).isEqualTo(new Ended(0, "Error"));
    }

    @Test
    void never_when_nothing_is_said_or_the_pod_as_a_whole_is_over() {
      assertThat(ended("Never", 1, "Running")).isEqualTo(new Ended(1, "Error"));
      assertThat(ended("Always", 1, "Failed")).isEqualTo(new Ended(1, "Error"));
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class It_will_never_run {
    @Test
    void when_an_init_container_failed() {
      assertThat(
              of(
                  """
                  phase: Failed
                  initContainerStatuses:
                  - {name: net, state: {terminated: {exitCode: 0, reason: Completed}}}
                  - {name: own-mount-0, state: {terminated: {exitCode: 1, reason: Error}}}
                  containerStatuses: [{name: db, state: {waiting: {reason: PodInitializing}}}]
                  """))
          .isEqualTo(new Impossible("init container own-mount-0 ended with exit code 1"));
    }

    @Test
    void when_its_image_cannot_be_had() {
      assertThat(PodStates.of(PodStatuses.waiting("ImagePullBackOff", "Back-off pulling mariadb")))
          .isEqualTo(new Impossible("db: ImagePullBackOff: Back-off pulling mariadb"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ErrImageNeverPull",
          "InvalidImageName",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "StartError"
        })
    void when_waiting_cures_nothing(String reason) {
      assertThat(PodStates.of(PodStatuses.waiting(reason, "why")))
          .isEqualTo(new Impossible("db: " + reason + ": why"));
    }

    @Test
    void when_its_node_was_started_again_before_it_ran() {
      assertThat(
              of(
                  """
                  phase: Pending
                  initContainerStatuses: [{name: net, state: {terminated: {exitCode: 255, reason: Unknown}}}]
                  containerStatuses: [{name: db, state: {waiting: {reason: PodInitializing}}}]
                  """))
          .isEqualTo(
              new Impossible("net: ended with its node, and the kubelet does not start it again"));
    }

    @Test
    void when_the_agents_image_cannot_be_had() {
      assertThat(
              of(
                  """
                  phase: Pending
                  initContainerStatuses: [{name: net, state: {waiting: {reason: ErrImageNeverPull}}}]
                  containerStatuses: [{name: db, state: {waiting: {reason: PodInitializing}}}]
                  """))
          .isEqualTo(new Impossible("net: ErrImageNeverPull: "));
    }

    @Test
    void when_it_was_evicted_before_it_started() {
      assertThat(of("phase: Failed\nreason: Evicted\nmessage: disk pressure"))
          .isEqualTo(new Impossible("Evicted: disk pressure"));
    }

    @Test
    void and_an_eviction_is_the_cause_not_the_sidecar_that_it_ended() {
      assertThat(
              of(
                  """
                  phase: Failed
                  reason: Evicted
                  message: disk pressure
                  initContainerStatuses: [{name: net, state: {terminated: {exitCode: 137}}}]
                  """))
          .isEqualTo(new Impossible("Evicted: disk pressure"));
    }
  }

  @Nested
  @DisplayNameGeneration(ReplaceUnderscores.class)
  final class It_is_coming {
    @Test
    void unscheduled_says_why() {
      assertThat(
              of(
                  """
                  phase: Pending
                  conditions:
                  - {type: Ready, status: "False", message: no}
                  - {type: PodScheduled, status: "False", message: "0/1 nodes are available"}
                  """))
          .isEqualTo(new Coming("not scheduled: 0/1 nodes are available"));
    }

    @Test
    void with_its_first_init_containers() {
      assertThat(
              of(
                  """
                  phase: Pending
                  initContainerStatuses: [{name: net, state: {waiting: {reason: PodInitializing}}}]
                  containerStatuses: [{name: db, state: {waiting: {reason: PodInitializing}}}]
                  """))
          .isEqualTo(new Coming("net: PodInitializing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ErrImagePull", "ContainerCreating", "CrashLoopBackOff"})
    void when_waiting_may_cure_it(String reason) {
      assertThat(PodStates.of(PodStatuses.waiting(reason, "x")))
          .isEqualTo(new Coming("db: " + reason));
    }

    @Test
    void without_a_status() {
      assertThat(
              PodStates.of(
                  new PodBuilder()
                      .withNewMetadata()
                      .withName("db")
                      .endMetadata()
                      .withNewSpec()
                      .addNewContainer()
                      .withName("db")
                      .endContainer()
                      .endSpec()
                      .build()))
          .isEqualTo(new Coming("to be scheduled"));
    }
  }
}
