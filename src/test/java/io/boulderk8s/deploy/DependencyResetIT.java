package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.kube.Pid1;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Projects;
import io.boulderk8s.testkit.RecordingReporter;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DependencyResetIT {
  private ApiStack stack;
  private final RecordingReporter reporter = new RecordingReporter();
  private DependencyReset dependencyReset;

  @BeforeEach
  void a_stack_with_a_run_and_a_pod_of_somebody_else(KubernetesClient client) {
    stack =
        ApiStack.fresh(
            client, Projects.database("[db, cache]", "cache: {image: 'redis:1'}").project());
    dependencyReset =
        new DependencyReset(
            client,
            new PodWatches(client, Labels.STACK),
            new Pid1(client),
            stack.manifests(),
            reporter);
    stack
        .plan()
        .dependencies()
        .forEach(w -> client.resource(stack.manifests().dependency(w)).create());
    client.resource(stack.manifests().run(stack.plan().runner(), "1")).create();
    client
        .resource(
            new PodBuilder(stack.pod("db"))
                .editMetadata()
                .withName("theirs")
                .removeFromLabels("app.kubernetes.io/managed-by")
                .endMetadata()
                .build())
        .create();
  }

  @Test
  void all_dependencies_end_and_nothing_else_does() {
    assertThat(dependencyReset.begin()).containsExactly("cache", "db");
    assertThat(stack.podNames()).containsExactly("boulder", "theirs");
    assertThat(dependencyReset.begin()).isEmpty();
  }

  @Test
  void volumes_are_emptied_when_those_that_mount_them_have_ended() {
    List<String> emptied = new ArrayList<>();
    VolumeReset volumeReset =
        dependencyReset.resetVolumes(
            (String of, PodWatch _) -> {
              assertThat(stack.podNames()).containsExactly("boulder", "cache", "theirs");
              emptied.add(of);
              return List.of();
            });
    try (volumeReset) {
      volumeReset.await();
    }
    assertThat(emptied).containsExactly(stack.namespace());
  }
}
