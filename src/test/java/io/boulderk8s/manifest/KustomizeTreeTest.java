package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KustomizeTreeTest {
  private final Plan plan = Plans.of(Golden.text("hard-spots/compose.yaml"));
  private final Manifests manifests = Stacks.of(plan);
  private final SortedMap<String, String> files = KustomizeTree.of(plan, manifests);

  @Test
  void every_object_of_the_stack_has_a_file_and_the_base_names_each_once() {
    List<String> named =
        files.get("base/kustomization.yaml").lines().filter(line -> line.startsWith("- ")).toList();

    assertThat(named).hasSameSizeAs(manifests.stack()).doesNotHaveDuplicates();
    assertThat(named)
        .allSatisfy(line -> assertThat(files).containsKey("base/" + line.substring(2)));
  }

  @Test
  void the_test_profile_is_an_overlay_of_the_base() {
    assertThat(files.get("overlays/test/kustomization.yaml"))
        .endsWith("resources:\n- ../../base\n");
  }

  @Test
  void the_pods_of_runs_are_there_to_read_and_nobody_applies_them() {
    assertThat(files).containsKeys("runs/bsetup.yaml", "runs/boulder.yaml");
    assertThat(
            files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("kustomization.yaml"))
                .map(java.util.Map.Entry::getValue))
        .noneMatch(text -> text.contains("runs/"));
  }

  @Test
  void a_file_says_what_up_would_apply() {
    assertThat(files.get("base/pod-bconsul.yaml"))
        .isEqualTo(ManifestYaml.of(manifests.dependency(Plans.named(plan, "bconsul"))));
  }
}
