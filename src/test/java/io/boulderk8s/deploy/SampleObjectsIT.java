package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.Samples;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the sample's Compose files become, before the judge that decides: the API server. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SampleObjectsIT {
  @Test
  void every_object_passes_a_dry_run(KubernetesClient client) {
    ApiStack stack = ApiStack.fresh(client, Samples.standard());
    List<HasMetadata> objects = stack.manifests().stack();
    assertThat(objects).hasSizeGreaterThan(15);
    objects.forEach(object -> assertThat(dryRun(client, object)).isNotNull());
    Pod run = stack.manifests().run(stack.plan().runner(), "1");
    assertThat(dryRun(client, run).getSpec().getInitContainers()).isNotEmpty();
    assertThat(stack.podNames()).isEmpty();
  }

  @Test
  void a_second_apply_changes_nothing(KubernetesClient client) {
    ApiStack stack = ApiStack.fresh(client, Samples.standard());
    List<HasMetadata> objects =
        stack.manifests().stack().stream()
            .filter(object -> !object.getKind().equals("Namespace"))
            .toList();
    Map<String, String> first = apply(client, objects);
    assertThat(first).hasSameSizeAs(objects);
    assertThat(apply(client, objects)).isEqualTo(first);
  }

  private static Map<String, String> apply(KubernetesClient client, List<HasMetadata> objects) {
    Map<String, String> versions = new TreeMap<>();
    for (HasMetadata object : objects) {
      HasMetadata applied = client.resource(object).fieldManager("boulder-k8s").serverSideApply();
      versions.put(
          applied.getKind() + "/" + applied.getMetadata().getName(),
          applied.getMetadata().getResourceVersion());
    }
    return versions;
  }

  private static <T extends HasMetadata> T dryRun(KubernetesClient client, T object) {
    return client.resource(object).dryRun().fieldManager("boulder-k8s").serverSideApply();
  }
}
