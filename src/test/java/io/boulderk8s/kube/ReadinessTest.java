package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.PodStatuses;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ReadinessTest {
  @Test
  void what_has_no_status_is_ready_as_soon_as_it_exists() {
    assertThat(Readiness.of(new ConfigMapBuilder().build())).isEqualTo(new Readiness.Ready());
  }

  @Test
  void a_pod_is_ready_when_its_container_runs_and_failed_when_it_never_will() {
    assertThat(Readiness.of(PodStatuses.running(false))).isEqualTo(new Readiness.Ready());
    assertThat(Readiness.of(PodStatuses.waiting("ContainerCreating", "")))
        .isInstanceOf(Readiness.Coming.class);
    assertThat(Readiness.of(PodStatuses.waiting("InvalidImageName", "no such name")))
        .isInstanceOfSatisfying(
            Readiness.Failed.class, failed -> assertThat(failed.why()).contains("no such name"));
    assertThat(Readiness.of(PodStatuses.ended(3, "Error")))
        .isEqualTo(new Readiness.Failed("it ended with exit code 3 Error"));
  }

  private static Deployment deployment(int ready, String reason) {
    return new DeploymentBuilder()
        .withNewSpec()
        .withReplicas(2)
        .endSpec()
        .withNewStatus()
        .withReplicas(2)
        .withUpdatedReplicas(2)
        .withAvailableReplicas(ready)
        .addNewCondition()
        .withType("Progressing")
        .withReason(reason)
        .withMessage("it took too long")
        .endCondition()
        .endStatus()
        .build();
  }

  @Test
  void a_deployment_is_ready_with_all_its_replicas_and_failed_after_its_deadline() {
    assertThat(Readiness.of(deployment(2, "NewReplicaSetAvailable")))
        .isEqualTo(new Readiness.Ready());
    assertThat(Readiness.of(deployment(1, "ReplicaSetUpdated")))
        .isInstanceOf(Readiness.Coming.class);
    assertThat(Readiness.of(deployment(1, "ProgressDeadlineExceeded")))
        .isEqualTo(new Readiness.Failed("it took too long"));
    assertThat(Readiness.of(new DeploymentBuilder().withNewSpec().endSpec().build()))
        .isInstanceOf(Readiness.Coming.class);
  }

  /** Of generation 2, with all replicas available. */
  private static DeploymentBuilder changed(long observed, int updated, int replicas) {
    return new DeploymentBuilder(deployment(2, "ReplicaSetUpdated"))
        .withNewMetadata()
        .withGeneration(2L)
        .endMetadata()
        .editStatus()
        .withObservedGeneration(observed)
        .withUpdatedReplicas(updated)
        .withReplicas(replicas)
        .endStatus();
  }

  @Test
  void what_the_revision_before_has_ready_does_not_make_a_deployment_ready() {
    assertThat(Readiness.of(changed(1, 2, 2).build()))
        .isEqualTo(new Readiness.Coming("its controller has not seen it yet"));
    assertThat(Readiness.of(changed(2, 1, 3).build()))
        .isEqualTo(new Readiness.Coming("1 of 2 replicas are of this revision"));
    assertThat(Readiness.of(changed(2, 2, 3).build())).isInstanceOf(Readiness.Coming.class);
    assertThat(Readiness.of(changed(2, 2, 2).build())).isEqualTo(new Readiness.Ready());
  }

  @Test
  void a_deadline_that_the_revision_before_has_missed_is_not_this_ones() {
    assertThat(
            Readiness.of(
                changed(1, 2, 2)
                    .editStatus()
                    .editFirstCondition()
                    .withReason("ProgressDeadlineExceeded")
                    .endCondition()
                    .endStatus()
                    .build()))
        .isInstanceOf(Readiness.Coming.class);
  }

  @Test
  void a_stateful_set_of_two_revisions_is_not_ready() {
    StatefulSetBuilder set =
        new StatefulSetBuilder()
            .withNewMetadata()
            .withGeneration(2L)
            .endMetadata()
            .withNewSpec()
            .withReplicas(2)
            .endSpec()
            .withNewStatus()
            .withObservedGeneration(1L)
            .withReplicas(2)
            .withReadyReplicas(2)
            .withUpdatedReplicas(1)
            .withCurrentRevision("a")
            .withUpdateRevision("b")
            .endStatus();
    assertThat(Readiness.of(set.build()))
        .isEqualTo(new Readiness.Coming("its controller has not seen it yet"));
    assertThat(Readiness.of(set.editStatus().withObservedGeneration(2L).endStatus().build()))
        .isEqualTo(new Readiness.Coming("1 of 2 replicas are of this revision"));
    assertThat(Readiness.of(set.editStatus().withCurrentRevision("b").endStatus().build()))
        .isEqualTo(new Readiness.Ready());
  }

  @Test
  void a_daemon_set_is_ready_with_a_pod_on_each_node() {
    DaemonSetBuilder set =
        new DaemonSetBuilder()
            .withNewStatus()
            .withDesiredNumberScheduled(2)
            .withUpdatedNumberScheduled(2)
            .withNumberAvailable(1)
            .endStatus();
    assertThat(Readiness.of(set.build()))
        .isEqualTo(new Readiness.Coming("1 of 2 pods are available"));
    assertThat(Readiness.of(set.editStatus().withNumberAvailable(2).endStatus().build()))
        .isEqualTo(new Readiness.Ready());
    assertThat(Readiness.of(new DaemonSetBuilder().build())).isInstanceOf(Readiness.Coming.class);
  }

  @Test
  void a_stateful_set_is_ready_with_all_its_replicas() {
    StatefulSetBuilder set =
        new StatefulSetBuilder()
            .withNewSpec()
            .withReplicas(1)
            .endSpec()
            .withNewStatus()
            .withReplicas(1)
            .withReadyReplicas(0)
            .endStatus();
    assertThat(Readiness.of(set.build())).isInstanceOf(Readiness.Coming.class);
    assertThat(Readiness.of(set.editStatus().withReadyReplicas(1).endStatus().build()))
        .isEqualTo(new Readiness.Ready());
  }

  private static Job job(String type, String status) {
    return new JobBuilder()
        .withNewStatus()
        .addNewCondition()
        .withType(type)
        .withStatus(status)
        .withReason("BackoffLimitExceeded")
        .withMessage("it failed twice")
        .endCondition()
        .endStatus()
        .build();
  }

  @Test
  void a_job_is_ready_when_it_has_completed() {
    assertThat(Readiness.of(job("Complete", "True"))).isEqualTo(new Readiness.Ready());
    assertThat(Readiness.of(job("Failed", "True")))
        .isEqualTo(new Readiness.Failed("BackoffLimitExceeded: it failed twice"));
    assertThat(Readiness.of(job("Complete", "False"))).isInstanceOf(Readiness.Coming.class);
    assertThat(Readiness.of(new JobBuilder().build())).isInstanceOf(Readiness.Coming.class);
  }
}
