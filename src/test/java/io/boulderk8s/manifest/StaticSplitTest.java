package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.manifest.KustomizeTree.SplitTree;
import io.boulderk8s.plan.RunCommandLine;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.testkit.Plans;
import io.boulderk8s.testkit.Splits;
import io.boulderk8s.testkit.Stacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The overlay of a split stack, for kubectl alone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StaticSplitTest {
  private static final String FOLDER = "overlays/staging/";

  private final SortedMap<String, String> files = tree();

  private static SortedMap<String, String> tree() {
    StagingPlan split = Splits.small();
    RunCommandLine commands = new RunCommandLine(Plans.harness());
    return KustomizeTree.of(
        split.plan(),
        Stacks.SITE,
        "boulder",
        commands.test(split.plan().runner(), false, List.of(), Map.of()),
        List.of(),
        Optional.of(
            new SplitTree(split, commands.programs(split.plan().runner(), true, Map.of()))));
  }

  @Test
  void it_is_the_base_with_a_file_for_each_service() {
    assertThat(files.get(FOLDER + "kustomization.yaml"))
        .contains(
            "\nnamespace: \"boulder-staging\"\nresources:\n- ../../base\n- dependencies\n- services\n");
    assertThat(files.get(FOLDER + "services/kustomization.yaml"))
        .endsWith(
            """
            resources:
            - boulder-sa-1.yaml
            - configmap-boulder-stand-ins.yaml
            - crl-storer.yaml
            - networkpolicy-runner-boulder.yaml
            - networkpolicy-service-boulder-sa-1.yaml
            - networkpolicy-service-crl-storer.yaml
            - networkpolicy-service-nonce-service-1.yaml
            - networkpolicy-service-s3-test-srv.yaml
            - nonce-service-1.yaml
            - pod-boulder-programs.yaml
            - role-boulder-k8s-runner.yaml
            - rolebinding-boulder-k8s-runner.yaml
            - rolebinding-boulder-k8s-services.yaml
            - s3-test-srv.yaml
            - serviceaccount-boulder-k8s-runner.yaml
            """);
    assertThat(files.get(FOLDER + "dependencies/kustomization.yaml"))
        .endsWith("resources:\n- db.yaml\n");
    assertThat(files.get(FOLDER + "run/kustomization.yaml")).endsWith("resources:\n- base\n");
    assertThat(files).containsKey(FOLDER + "run/base/pod-boulder-tests.yaml");
    assertThat(files.values()).allMatch(text -> text.startsWith(KustomizeTree.MARK));
    assertThat(tree()).isEqualTo(files);
  }

  @Test
  void a_service_waits_for_the_programs_and_for_what_it_needs() {
    assertThat(files.get(FOLDER + "services/crl-storer.yaml"))
        .contains(
            """
                  - args:
                    - "await"
                    - "db=started"
                    - "boulder-programs=completed_successfully"
                    - "s3-test-srv=healthy"
                    - "boulder-sa-1=healthy"
            """)
        .doesNotContain(Labels.SPEC_HASH);
  }

  @Test
  void a_service_starts_its_own_copy_of_what_the_checkout_builds() {
    assertThat(files.get(FOLDER + "services/pod-boulder-programs.yaml"))
        .contains("startservers.install(", "\"test/entrypoint.sh\"");
    assertThat(files.get(FOLDER + "services/s3-test-srv.yaml"))
        .contains(
            """
                  - command:
                    - "cp"
                    - "-a"
                    - "./bin/s3-test-srv"
                    - "/opt/boulder-programs/bin/"
            """)
        .contains("- \"/opt/boulder-programs/bin/s3-test-srv\"")
        .doesNotContain("image: \"programs:1\"");
  }

  @Test
  void the_runner_waits_for_all_and_its_stand_ins_find_the_api_server() {
    assertThat(files.get(FOLDER + "run/base/pod-boulder-tests.yaml"))
        .contains(
            """
                - "boulder-programs=completed_successfully"
                - "boulder-sa-1=healthy"
                - "nonce-service-1=healthy"
                - "s3-test-srv=healthy"
                - "crl-storer=healthy"
            """)
        .contains("- \"install\"", "/.boulder-k8s/staging", "\"boulder-k8s-runner\"")
        .contains("- \"./test.sh\"")
        .doesNotContain("KUBERNETES_SERVICE_HOST");
  }

  @Test
  void a_checkout_whose_services_nobody_knows_has_no_such_overlay() {
    StagingPlan split = Splits.small();
    assertThat(
            KustomizeTree.of(
                    split.plan(),
                    Stacks.SITE,
                    "boulder",
                    split.plan().runner(),
                    List.of(),
                    Optional.empty())
                .keySet())
        .noneMatch(file -> file.startsWith(FOLDER));
  }
}
