package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.manifest.KustomizeTree;
import io.boulderk8s.manifest.ManifestYaml;
import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.manifest.StackSite;
import io.boulderk8s.staging.StagingChoice;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.ApiServerExtension;
import io.boulderk8s.testkit.ApiStack;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Samples;
import io.boulderk8s.testkit.Splits;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sample's Compose files become, before the judge that decides: the API server. */
@ExtendWith(ApiServerExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class SampleObjectsIT {
  @Test
  void every_object_passes_a_dry_run(KubernetesClient client) {
    ApiStack stack = ApiStack.fresh(client, Samples.standard());
    List<HasMetadata> objects = stack.manifests().stack().objects();
    assertThat(objects).hasSizeGreaterThan(15);
    objects.forEach(object -> assertThat(dryRun(client, object)).isNotNull());
    Pod run = stack.manifests().run(stack.plan().runner(), "1");
    assertThat(dryRun(client, run).getSpec().getInitContainers()).isNotEmpty();
    assertThat(stack.podNames()).isEmpty();
  }

  /** Unknown and doubled fields are errors: what a schema validator would find. */
  @Test
  void every_rendered_file_passes_the_strict_validation_of_the_server(KubernetesClient client) {
    List<ComposeProject> projects = new ArrayList<>(List.of(Samples.standard(), Samples.next()));
    Golden.cases()
        .forEach(
            name -> projects.add(ComposeText.of(Golden.text(name + "/compose.yaml")).project()));
    for (ComposeProject project : projects) {
      ApiStack stack = ApiStack.fresh(client, project);
      StackSite site = new StackSite(stack.namespace(), "agent:1", "/host");
      KustomizeTree.of(
              stack.plan(),
              site,
              stack.namespace(),
              stack.plan().runner(),
              List.of(),
              Optional.empty())
          .forEach((file, text) -> validate(client, stack.namespace(), file, text));
    }
  }

  @ParameterizedTest
  @EnumSource(StagingChoice.Discovery.class)
  void every_object_of_split_services_passes_it_too(
      StagingChoice.Discovery discovery, KubernetesClient client) {
    ApiStack stack = ApiStack.fresh(client, Samples.standard());
    StagingPlan split =
        discovery == StagingChoice.Discovery.CONSUL ? Splits.sample() : Splits.inCluster();
    Manifests manifests =
        new Manifests(split.plan(), new StackSite(stack.namespace(), "agent:1", "/host"))
            .split(split);
    List<HasMetadata> objects = new ArrayList<>(manifests.foundation());
    split.services().forEach(service -> objects.addAll(manifests.service(service)));
    objects.add(manifests.run(split.plan().runner(), "1"));
    assertThat(objects).hasSizeGreaterThan(3 * split.services().size());
    // a pod's account must exist, even for a dry run
    apply(client, manifests.foundation());
    for (HasMetadata object : objects) {
      validate(client, stack.namespace(), object.toString(), ManifestYaml.of(object));
    }
    Map<String, String> first = apply(client, objects);
    assertThat(apply(client, objects)).as("a second apply changes nothing").isEqualTo(first);
  }

  private static void validate(
      KubernetesClient client, String namespace, String file, String text) {
    if (file.endsWith("kustomization.yaml")) {
      return;
    }
    GenericKubernetesResource object =
        Serialization.unmarshal(text, GenericKubernetesResource.class);
    if (object.getMetadata().getNamespace() != null) {
      object.getMetadata().setNamespace(namespace);
    }
    assertThat(
            client
                .resource(object)
                .dryRun()
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .fieldManager("boulder-k8s")
                .serverSideApply())
        .as(file)
        .isNotNull();
  }

  @Test
  void the_strict_validation_finds_an_unknown_field(KubernetesClient client) {
    ApiStack stack = ApiStack.fresh(client, Samples.standard());
    String text = ManifestYaml.of(stack.pod("bconsul")).replace("dnsPolicy:", "dnsPolice:");
    assertThatThrownBy(() -> validate(client, stack.namespace(), "pod.yaml", text))
        .hasMessageContaining("dnsPolice");
  }

  @Test
  void a_second_apply_changes_nothing(KubernetesClient client) {
    ApiStack stack = ApiStack.fresh(client, Samples.standard());
    List<HasMetadata> objects =
        stack.manifests().stack().objects().stream()
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
