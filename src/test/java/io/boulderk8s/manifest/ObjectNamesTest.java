package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Compose takes names that no API server takes: their objects are called otherwise, DNS is not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class ObjectNamesTest {
  private static final String LONG = "s".repeat(70);
  private static final String LEGAL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  private final Plan plan =
      Plans.of(
          """
          services:
            boulder:
              image: tools:1
              entrypoint: [x]
              networks: [my-net, My_Net]
              depends_on: [Web, web, w_e, w-e, "_", LONG]
            Web: {image: i, networks: [My_Net], volumes: ["a_b:/a"]}
            web: {image: i, networks: [my-net], volumes: ["a.b:/a"]}
            w_e: {image: i, network_mode: none}
            w-e: {image: i, network_mode: none}
            "_": {image: i, networks: [my-net]}
            LONG: {image: i, networks: [my-net]}
          networks: {my-net: {}, My_Net: {}}
          volumes: {a_b: {}, a.b: {}}
          """
              .replace("LONG", LONG));

  private final List<Pod> pods =
      plan.dependencies().stream().map(Stacks.of(plan)::dependency).toList();

  @Test
  void no_two_pods_have_one_name_and_all_are_legal() {
    assertThat(pods)
        .extracting(pod -> pod.getMetadata().getName())
        .doesNotHaveDuplicates()
        .contains("web", "w-e")
        .allMatch(name -> name.matches(LEGAL));
    assertThat(pods)
        .extracting(pod -> pod.getMetadata().getLabels().get(Labels.SERVICE))
        .doesNotHaveDuplicates()
        .contains("Web", "web", "w_e", "w-e")
        .allMatch(value -> value.matches("(?i)[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?"));
  }

  @Test
  void networks_and_volumes_that_are_called_alike_are_kept_apart() {
    assertThat(Stacks.of(plan).foundation())
        .filteredOn(object -> object.getKind().equals("NetworkPolicy"))
        .extracting(HasMetadata::getMetadata)
        .extracting(metadata -> metadata.getName())
        .doesNotHaveDuplicates()
        .contains("network-my-net")
        .hasSize(4);
    assertThat(Labels.network("my-net")).isNotEqualTo(Labels.network("My_Net"));
    assertThat(Labels.volume("a_b")).isNotEqualTo(Labels.volume("a.b"));
  }

  @Test
  void dns_has_the_names_of_the_files() {
    assertThat(pods)
        .extracting(pod -> pod.getMetadata().getAnnotations().get(Labels.ENDPOINT))
        .anyMatch(endpoint -> endpoint.contains("\"names\":[\"Web\",\"project-Web-1\"]"))
        .anyMatch(endpoint -> endpoint.contains("\"names\":[\"" + LONG + "\""))
        .anyMatch(endpoint -> endpoint.contains("\"network\":\"project_My_Net\""));
  }
}
