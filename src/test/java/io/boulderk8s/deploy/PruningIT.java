package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.kube.PodLifecycle;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Statuses;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PruningIT {
  private static final String NAMESPACE = "pruned";

  @Test
  void what_left_the_compose_files_goes_and_all_else_stays(KubernetesClient client) {
    ApiStack before =
        ApiStack.claimed(
            client,
            NAMESPACE,
            project("[db, cache]", "cache: {image: redis:7, networks: [other]}", "other: {}"));
    before.plan().dependencies().forEach(w -> create(client, before.manifests().dependency(w)));
    create(client, before.manifests().run(before.plan().runner(), "1"));
    create(
        client,
        new PodBuilder(before.pod("db"))
            .editMetadata()
            .withName("theirs")
            .removeFromLabels("app.kubernetes.io/managed-by")
            .endMetadata()
            .build());
    ApiStack after = ApiStack.claimed(client, NAMESPACE, project("[db]", "", ""));
    String kept = after.uid("db");

    try (PodWatch watch = PodWatch.open(client, NAMESPACE, Labels.STACK)) {
      Pruning pruning = new Pruning(client, new PodLifecycle(client, watch));
      assertThat(pruning.prune(NAMESPACE, after.manifests().stack().objects()))
          .containsExactly("pod cache", "networkpolicy network-other");
      assertThat(pruning.prune(NAMESPACE, after.manifests().stack().objects())).isEmpty();
    }
    assertThat(after.podNames()).containsExactly("boulder", "db", "theirs");
    assertThat(after.uid("db")).isEqualTo(kept);
    assertThat(client.network().v1().networkPolicies().inNamespace(NAMESPACE).list().getItems())
        .extracting(policy -> policy.getMetadata().getName())
        .isEqualTo(List.of("network-default"));
  }

  @Test
  void with_preserve_db_what_left_the_compose_files_stays(KubernetesClient client) {
    ApiStack before = ApiStack.fresh(client, project("[db, cache]", "cache: {image: redis:7}", ""));
    before.plan().dependencies().forEach(w -> create(client, before.manifests().dependency(w)));
    Statuses statuses = new Statuses(client, before.namespace());
    statuses.running("db", true);
    ApiStack after = ApiStack.claimed(client, before.namespace(), project("[db]", "", ""));

    rollOut(after, true);
    assertThat(after.podNames()).containsExactly("cache", "db");
    rollOut(after, false);
    assertThat(after.podNames()).containsExactly("db");
  }

  private static void rollOut(ApiStack stack, boolean preserve) {
    try (PodWatches watches = new PodWatches(stack.client(), Labels.STACK)) {
      new StackRollout(
              stack.client(),
              stack.client(),
              watches,
              Duration.ofMinutes(1),
              preserve,
              new RecordingReporter())
          .forTests(stack.plan(), stack.manifests(), VolumeReset.none());
    }
  }

  private static void create(KubernetesClient client, io.fabric8.kubernetes.api.model.Pod pod) {
    client.resource(pod).create();
  }

  private static io.boulderk8s.compose.ComposeProject project(
      String dependencies, String services, String networks) {
    return Projects.of(
            dependencies, "db: {image: 'mariadb:1'}\n" + services, "networks: {" + networks + "}")
        .project();
  }
}
