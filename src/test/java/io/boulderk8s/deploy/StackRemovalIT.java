package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.RecordingReporter;
import io.boulderk8s.testkit.Statuses;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StackRemovalIT {
  private final RecordingReporter reporter = new RecordingReporter();
  private KubernetesClient client;
  private ApiStack stack;

  @BeforeEach
  void a_stack(KubernetesClient client) {
    this.client = client;
    stack = ApiStack.fresh(client, Projects.database().project());
    client.resource(stack.pod("db")).create();
  }

  @Test
  void a_stack_of_another_owner_stays_with_all_that_is_in_it() {
    StackRemoval removal = removal(List.of());
    assertThat(removal.remove(stack.namespace(), ApiStack.owner("two", "/project"))).isFalse();
    assertThat(removal.remove(stack.namespace(), ApiStack.owner("one", "/other"))).isFalse();
    assertThat(stack.podNames()).containsExactly("db");

    assertThat(removal.remove(stack.namespace(), ApiStack.OWNER)).isTrue();
    assertThat(client.namespaces().withName(stack.namespace()).get()).isNull();
    assertThat(removal.remove(stack.namespace(), ApiStack.OWNER)).isFalse();
  }

  @Test
  void a_node_that_nobody_can_look_into_is_told_of_and_the_stack_goes() {
    StackRemoval removal = removal(List.of(new LeftVolumes(stack.namespace(), "far", "no image")));
    assertThat(removal.remove(stack.namespace(), ApiStack.OWNER)).isTrue();
    assertThat(client.namespaces().withName(stack.namespace()).get()).isNull();
    assertThat(reporter.notices())
        .singleElement()
        .asString()
        .contains("node far", "no image", "/var/lib/boulder-k8s/" + stack.namespace());
  }

  @Test
  void volumes_that_stay_on_a_node_fail_it_when_all_else_is_gone() {
    // as on a node: none takes the pod here, so its name is a node's that is not there
    BoulderK8sException failed =
        catchThrowableOfType(
            BoulderK8sException.class,
            () ->
                LeftVolumes.refuse(List.of(new LeftVolumes(stack.namespace(), "far", "no image"))));
    assertThat(failed.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    assertThat(failed).hasMessageContaining("rm -rf /run/boulder-k8s/" + stack.namespace());
  }

  @Test
  void a_node_without_the_agent_s_image_is_left_at_once_and_others_are_cleaned() throws Exception {
    client.resource(node("has-it")).create();
    client.resource(node("has-none")).create();
    Statuses statuses = new Statuses(client, stack.namespace());
    try (PodWatch watch = PodWatch.open(client, stack.namespace(), Labels.STACK)) {
      CompletableFuture<List<LeftVolumes>> removal =
          CompletableFuture.supplyAsync(
              () -> new RemovalByPod(client, "agent:1").remove(stack.namespace(), watch));
      statuses.waiting("cleanup-has-none", "ErrImageNeverPull", "not there");
      statuses.ended("cleanup-has-it", 0);
      assertThat(removal.get(60, TimeUnit.SECONDS))
          .singleElement()
          .satisfies(
              left -> {
                assertThat(left.node()).isEqualTo("has-none");
                assertThat(left.why()).contains("not there");
              });
    } finally {
      client.nodes().withName("has-it").delete();
      client.nodes().withName("has-none").delete();
    }
  }

  private static io.fabric8.kubernetes.api.model.Node node(String name) {
    return new NodeBuilder().withNewMetadata().withName(name).endMetadata().build();
  }

  private StackRemoval removal(List<LeftVolumes> left) {
    return new StackRemoval(client, new PodWatches(client, Labels.STACK), (_, _) -> left, reporter);
  }
}
