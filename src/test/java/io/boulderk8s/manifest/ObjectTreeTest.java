package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What `kubectl` would read from us is what the client sends: two writers, the same fields. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ObjectTreeTest {
  private static void same(HasMetadata object) {
    assertThat(ManifestYaml.of(object)).isEqualTo(Serialization.asYaml(object));
  }

  static Stream<String> cases() {
    return Golden.cases().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_object_of_a_stack_is_as_the_client_writes_it(String name) {
    Plan plan = Plans.of(Golden.text(name + "/compose.yaml"));
    Manifests manifests = Stacks.of(plan);
    assertThat(manifests.stack().objects()).isNotEmpty().allSatisfy(ObjectTreeTest::same);
    same(manifests.run(plan.runner(), "RUN-ID"));
  }

  @Test
  void empty_objects_stay_and_empty_lists_and_maps_go() {
    same(
        new PodBuilder()
            .withNewMetadata()
            .withName("a")
            .withLabels(Map.of())
            .addToAnnotations("empty", "")
            .addToAnnotations("1", "yes")
            .addToAnnotations("lines", "a\nb\n")
            .endMetadata()
            .withNewSpec()
            .withHostNetwork(false)
            .addNewVolume()
            .withName("v")
            .withNewEmptyDir()
            .endEmptyDir()
            .endVolume()
            .addNewContainer()
            .withArgs("", "- x", "é\t")
            .withNewResources()
            .addToLimits("memory", new Quantity("1.5", "Gi"))
            .endResources()
            .withNewReadinessProbe()
            .withNewTcpSocket()
            .withNewPort(53)
            .endTcpSocket()
            .endReadinessProbe()
            .withNewLivenessProbe()
            .withNewHttpGet()
            .withNewPort("http")
            .endHttpGet()
            .endLivenessProbe()
            .endContainer()
            .endSpec()
            .build());
  }
}
