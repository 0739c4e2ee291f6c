package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.testkit.Golden;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Stacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class KustomizeTreeTest {
  private final Plan plan = Plans.of(Golden.text("hard-spots/compose.yaml"));
  private final SortedMap<String, String> files = tree();

  private SortedMap<String, String> tree() {
    Workload test =
        new RunCommandLine(Plans.harness()).test(plan.runner(), false, List.of(), Map.of());
    PortMapping port =
        new PortMapping(
            Optional.of("127.0.0.1"), Optional.of(14001), Optional.empty(), 4001, "tcp");
    return KustomizeTree.of(plan, Stacks.SITE, "boulder", test, List.of(port), Optional.empty());
  }

  @Test
  void every_kustomization_names_files_and_folders_that_are_there() {
    files.forEach(
        (name, text) -> {
          if (name.endsWith("kustomization.yaml")) {
            java.nio.file.Path folder = java.nio.file.Path.of(name).getParent();
            resources(text)
                .map(resource -> folder.resolve(resource).normalize().toString())
                .forEach(
                    resource ->
                        assertThat(
                                files.containsKey(resource)
                                    || files.containsKey(resource + "/kustomization.yaml"))
                            .as(name + ": " + resource)
                            .isTrue());
          }
        });
  }

  private static java.util.stream.Stream<String> resources(String text) {
    return text.lines()
        .dropWhile(line -> !line.equals("resources:"))
        .skip(1)
        .takeWhile(line -> line.startsWith("- "))
        .map(line -> line.substring(2));
  }

  @Test
  void all_that_stands_and_the_setup_are_in_the_base() {
    assertThat(resources(files.get("base/kustomization.yaml")))
        .contains("namespace-boulder-test.yaml", "pod-bsetup.yaml")
        .doesNotHaveDuplicates()
        .noneMatch(file -> file.contains("boulder-tests"));
  }

  @Test
  void each_profile_has_a_namespace_of_its_own() {
    for (String profile : List.of("test", "dev")) {
      assertThat(files.get("overlays/" + profile + "/kustomization.yaml"))
          .contains("\nnamespace: \"boulder-" + profile + "\"\nresources:\n- ../../base\n");
      assertThat(files).containsKey("overlays/" + profile + "/run/kustomization.yaml");
    }
  }

  @Test
  void named_volumes_of_two_profiles_are_two_directories() {
    assertThat(files.get("dependencies/pod-pkimetal.yaml"))
        .contains("\"/run/boulder-k8s/boulder-test/socket\"");
    assertThat(files.get("overlays/dev/kustomization.yaml"))
        .endsWith(
            """
            patches:
            - target:
                kind: Pod
                name: "pkimetal"
              patch: |-
                - op: replace
                  path: /spec/volumes/0/hostPath/path
                  value: "/run/boulder-k8s/boulder-dev/socket"
            """);
    assertThat(files.get("overlays/test/kustomization.yaml")).doesNotContain("patches:");
  }

  @Test
  void a_pod_waits_by_itself_for_the_setup_and_for_what_it_depends_on() {
    assertThat(files.get("run/pod-boulder-tests.yaml"))
        .contains(
            """
              initContainers:
              - args:
                - "await"
                - "bsetup=completed_successfully"
                - "bconsul=started"
                - "db=healthy"
                - "pkimetal=started"
            """)
        .contains("- \"./test.sh\"")
        .doesNotContain(".boulder-k8s/agent");
    assertThat(files.get("dependencies/pod-db.yaml"))
        .contains("- \"bsetup=completed_successfully\"\n    c");
    assertThat(files.get("base/pod-bsetup.yaml")).doesNotContain("await");
    assertThat(files.get("dependencies/pod-pkimetal.yaml"))
        .as("it has no network to ask by")
        .doesNotContain("await");
  }

  @Test
  void the_run_of_dev_is_the_runner_with_its_ports_and_a_terminal() {
    assertThat(files.get("overlays/dev/run/base/pod-boulder.yaml"))
        .contains(
            """
                ports:
                - containerPort: 4001
                  hostIP: "127.0.0.1"
                  hostPort: 14001
                  protocol: "TCP"
            """)
        .contains("tty: true")
        .doesNotContain("test.sh");
    assertThat(files.get("overlays/dev/run/base/networkpolicy-published-boulder.yaml"))
        .contains("port: 4001");
    assertThat(files.keySet().stream().filter(file -> file.startsWith("overlays/test/")))
        .containsExactly(
            "overlays/test/kustomization.yaml", "overlays/test/run/kustomization.yaml");
  }

  @Test
  void every_file_says_who_wrote_it() {
    assertThat(files.values()).allMatch(text -> text.startsWith(KustomizeTree.MARK));
    assertThat(tree()).isEqualTo(files);
  }
}
