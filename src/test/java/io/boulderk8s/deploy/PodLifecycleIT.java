package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.kube.Pid1;
import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Statuses;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodLifecycleIT {
  private ApiStack stack;
  private PodWatch watch;
  private PodLifecycle pods;
  private PodReconciler reconciler;
  private Statuses statuses;

  @BeforeEach
  void a_running_pod(KubernetesClient client) {
    stack = ApiStack.fresh(client, Projects.web().project());
    watch = PodWatch.open(client, stack.namespace(), Labels.STACK);
    pods = new PodLifecycle(client, watch);
    reconciler = new PodReconciler(client, watch, false);
    statuses = new Statuses(client, stack.namespace());
    pods.create(stack.pod("web"));
    statuses.running("web", true);
  }

  @AfterEach
  void closed() {
    watch.close();
  }

  @Test
  void an_unchanged_pod_that_runs_is_kept() {
    String uid = stack.uid("web");
    assertThat(reconciler.keepOrReplace(stack.pod("web"))).isTrue();
    assertThat(stack.uid("web")).isEqualTo(uid);
  }

  @Test
  void a_pod_that_would_be_another_now_is_replaced() {
    String uid = stack.uid("web");
    ComposeText changed = Projects.web().override("services: {web: {environment: {LEVEL: debug}}}");
    ApiStack now = ApiStack.claimed(stack.client(), stack.namespace(), changed.project());
    assertThat(reconciler.keepOrReplace(now.pod("web"))).isFalse();
    assertThat(stack.uid("web")).isNotEqualTo(uid);
  }

  @Test
  void a_pod_that_ended_is_replaced() {
    String uid = stack.uid("web");
    statuses.ended("web", 0);
    assertThat(reconciler.keepOrReplace(stack.pod("web"))).isFalse();
    assertThat(stack.uid("web")).isNotEqualTo(uid);
  }

  @Test
  void a_deleted_pod_is_gone_when_delete_returns() throws Exception {
    var resource = stack.client().pods().inNamespace(stack.namespace()).withName("web");
    // a pod takes its time to end: here until the test lets it
    finalizers(resource, List.of("boulder-k8s.io/test"));
    // as it was made, not as it was read: a run deletes its pod so
    CompletableFuture<Void> deletion =
        CompletableFuture.runAsync(() -> pods.delete(stack.pod("web")));
    resource.waitUntilCondition(
        pod -> pod.getMetadata().getDeletionTimestamp() != null, 60, TimeUnit.SECONDS);
    assertThat(deletion).isNotDone();
    finalizers(resource, List.of());
    deletion.get(60, TimeUnit.SECONDS);
    assertThat(stack.podNames()).isEmpty();
  }

  @Test
  void a_pod_that_was_told_to_end_is_never_kept() throws Exception {
    String uid = stack.uid("web");
    var resource = stack.client().pods().inNamespace(stack.namespace()).withName("web");
    finalizers(resource, List.of("boulder-k8s.io/test"));
    assertThat(dependencyReset().begin()).containsExactly("web");
    CompletableFuture<Boolean> kept =
        CompletableFuture.supplyAsync(() -> reconciler.keepOrReplace(stack.pod("web")));
    resource.waitUntilCondition(
        pod -> pod.getMetadata().getDeletionTimestamp() != null, 60, TimeUnit.SECONDS);
    assertThat(kept).isNotDone();
    finalizers(resource, List.of());
    assertThat(kept.get(60, TimeUnit.SECONDS)).isFalse();
    assertThat(stack.uid("web")).isNotEqualTo(uid);
  }

  private DependencyReset dependencyReset() {
    return new DependencyReset(
        stack.client(),
        new PodWatches(stack.client(), Labels.STACK),
        new Pid1(stack.client()),
        stack.manifests(),
        new RecordingReporter());
  }

  private static void finalizers(PodResource resource, List<String> names) {
    resource.edit(
        pod -> {
          pod.getMetadata().setFinalizers(names);
          return pod;
        });
  }
}
