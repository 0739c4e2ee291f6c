package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Statuses;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** `depends_on`, with the test in the place of the kubelet. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RolloutIT {
  private static final ComposeText PROJECT =
      Projects.of(
          "{web: {condition: service_healthy}, migrate: {condition: service_completed_successfully}}",
          """
          web:
            image: nginx:1
            healthcheck: {test: [CMD, "true"]}
            depends_on:
              migrate: {condition: service_completed_successfully}
          migrate: {image: 'mariadb:1', depends_on: [db]}
          db: {image: 'mariadb:1'}
          """,
          "");

  private ApiStack stack;
  private PodWatch watch;
  private Statuses statuses;

  @BeforeEach
  void a_stack(KubernetesClient client) {
    stack = ApiStack.fresh(client, PROJECT.project());
    watch = PodWatch.open(client, stack.namespace(), Labels.STACK);
    statuses = new Statuses(client, stack.namespace());
  }

  @AfterEach
  void closed() {
    watch.close();
  }

  @Test
  void each_one_is_created_when_what_it_depends_on_is_far_enough() throws Exception {
    CompletableFuture<Void> rollout = start();
    arrives("db");
    assertThat(stack.podNames()).containsExactly("db");
    statuses.running("db", false);
    arrives("migrate");
    statuses.running("migrate", true);
    assertThat(stack.podNames()).containsExactly("db", "migrate");
    statuses.ended("migrate", 0);
    arrives("web");
    statuses.running("web", false);
    assertThat(rollout).isNotDone();
    statuses.running("web", true);
    rollout.get(60, TimeUnit.SECONDS);
    assertThat(stack.podNames()).containsExactly("db", "migrate", "web");
  }

  @Test
  void a_second_start_keeps_what_runs_and_repeats_what_ended() throws Exception {
    CompletableFuture<Void> first = start();
    bringUp();
    first.get(60, TimeUnit.SECONDS);
    List<String> before = uids();

    CompletableFuture<Void> second = start();
    watch.await(
        "migrate",
        "a new migrate",
        ofMinutes(),
        pod -> pod.filter(p -> !before.get(1).equals(p.getMetadata().getUid())));
    statuses.ended("migrate", 0);
    second.get(60, TimeUnit.SECONDS);
    assertThat(uids().get(0)).isEqualTo(before.get(0));
    assertThat(uids().get(1)).isNotEqualTo(before.get(1));
    assertThat(uids().get(2)).isEqualTo(before.get(2));
  }

  @Test
  void a_dependency_that_fails_ends_it_and_is_named() {
    CompletableFuture<Void> rollout = start();
    statuses.running("db", false);
    statuses.ended("migrate", 1);
    assertThatThrownBy(() -> rollout.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            BoulderK8sException.class,
            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.DEPENDENCY))
        .hasMessageContainingAll("service migrate", "did not complete: exit code 1");
    assertThat(stack.podNames()).doesNotContain("web");
  }

  @Test
  void a_failure_is_told_at_once_although_another_service_is_not_healthy_yet() {
    CompletableFuture<Void> rollout = start();
    statuses.running("db", false);
    statuses.ended("migrate", 0);
    statuses.running("web", false);
    assertThat(rollout).isNotDone();
    statuses.ended("web", 4);
    assertThatThrownBy(() -> rollout.get(60, TimeUnit.SECONDS))
        .cause()
        .hasMessageContainingAll("service web", "ended with exit code 4 before it was healthy");
  }

  @Test
  void what_is_not_required_may_fail(KubernetesClient client) throws Exception {
    ApiStack optional =
        ApiStack.fresh(
            client,
            Projects.of(
                    "{extra: {condition: service_completed_successfully, required: false}}",
                    "extra: {image: 'nginx:1'}",
                    "")
                .project());
    RecordingReporter reporter = new RecordingReporter();
    try (PodWatch pods = PodWatch.open(client, optional.namespace(), Labels.STACK)) {
      Rollout rollout =
          new Rollout(
              starts(optional, client, pods, ofMinutes(), reporter), VolumeReset.none(), reporter);
      CompletableFuture<Void> started =
          CompletableFuture.runAsync(
              () -> rollout.start(optional.plan().dependencies(), optional.plan().runner()));
      pods.await("extra", "creation", ofMinutes(), found -> found);
      new Statuses(client, optional.namespace()).ended("extra", 3);
      started.get(60, TimeUnit.SECONDS);
    }
    assertThat(reporter.events().toString())
        .contains("going on without extra, which is not required")
        .contains("exit code 3");
  }

  /** As of an image that its node pulls slowly: the pod is there, and does not run yet. */
  @Test
  void a_start_is_waited_for_as_long_as_the_phase_says() {
    CompletableFuture<Void> started = start(java.time.Duration.ofSeconds(1));
    arrives("db");

    assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
        .isThrownBy(() -> started.get(30, TimeUnit.SECONDS))
        .withMessageContaining("the start of db did not happen within 1 s");
  }

  private void bringUp() {
    statuses.running("db", false);
    statuses.ended("migrate", 0);
    statuses.running("web", true);
  }

  private CompletableFuture<Void> start() {
    return start(ofMinutes());
  }

  private CompletableFuture<Void> start(java.time.Duration limit) {
    RecordingReporter reporter = new RecordingReporter();
    Rollout rollout =
        new Rollout(
            starts(stack, stack.client(), watch, limit, reporter), VolumeReset.none(), reporter);
    return CompletableFuture.runAsync(
        () -> rollout.start(stack.plan().dependencies(), stack.plan().runner()));
  }

  private static PodStarts starts(
      ApiStack stack,
      KubernetesClient client,
      PodWatch pods,
      java.time.Duration limit,
      RecordingReporter reporter) {
    return new PodStarts(
        stack.namespace(),
        stack.manifests().stack(),
        new PodReconciler(client, pods, false),
        pods,
        client,
        client,
        limit,
        reporter.clock());
  }

  private Pod arrives(String pod) {
    return watch.await(pod, "creation", ofMinutes(), found -> found);
  }

  private static java.time.Duration ofMinutes() {
    return java.time.Duration.ofMinutes(1);
  }

  private List<String> uids() {
    return List.of(stack.uid("db"), stack.uid("migrate"), stack.uid("web"));
  }
}
