package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KustomizationTest {
  private static final StackSite SITE = new StackSite("boulder-test", "agent", "");

  private static Pod pod(String volume) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("5")
        .endMetadata()
        .withNewSpec()
        .addNewVolume()
        .withNewHostPath(SITE.volumePath(volume, true), "")
        .endVolume()
        .endSpec()
        .build();
  }

  private static Object read(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  private static Map<?, ?> kustomization(String namespace, String volume) {
    return (Map<?, ?>)
        read(Kustomization.of("# ours", List.of("base"), namespace, SITE, List.of(pod(volume))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "true", "null", "1e3", "dev"})
  void a_namespace_is_text_whatever_it_looks_like(String namespace) {
    assertThat(kustomization(namespace, "v").get("namespace")).isEqualTo(namespace);
  }

  @Test
  void a_path_and_a_name_are_text_whatever_is_in_them() {
    Map<?, ?> patch =
        (Map<?, ?>) ((List<?>) kustomization("123", "a: b # \"c\"").get("patches")).getFirst();
    assertThat(((Map<?, ?>) patch.get("target")).get("name")).isEqualTo("5");
    Map<?, ?> move = (Map<?, ?>) ((List<?>) read((String) patch.get("patch"))).getFirst();
    assertThat(move.get("value")).isEqualTo("/run/boulder-k8s/123/a: b # \"c\"");
  }
}
