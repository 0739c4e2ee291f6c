package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Profile;
import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The committed render of the sample, applied by kubectl alone: the CLI only makes the cluster and
 * brings the images.
 */
@ResourceLock("sample")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StaticStackScenario {
  private static final Duration LIMIT = Duration.ofMinutes(12);
  private static final String HOST = "/host" + Path.of("").toAbsolutePath();
  private static final String EXIT_CODE =
      "jsonpath={.items[*].status.containerStatuses[0].state.terminated.exitCode}";

  private Profile profile = Profile.TEST;

  @Test
  void kubectl_alone_must_give_a_stack_in_which_the_tests_pass(Cli cli, ClusterView cluster) {
    run(Profile.TEST, cli, cluster);

    assertThat(exitCode(cluster, "bsetup")).isEqualTo("0");
    assertThat(exitCode(cluster, "bmigrate")).isEqualTo("0");
    assertThat(waited(cluster))
        .as("it was applied with all others, and waited by itself")
        .contains("bmigrate=completed_successfully");
  }

  @EnabledIfSystemProperty(
      named = "scenarios.long",
      matches = ".*",
      disabledReason = "-Dscenarios.long: takes 4 minutes; docs/staging.md has its last result")
  @Test
  void kubectl_alone_must_give_split_services_against_which_the_tests_pass(
      Cli cli, ClusterView cluster) {
    run(Profile.STAGING, cli, cluster);

    assertThat(exitCode(cluster, "bmigrate")).isEqualTo("0");
    assertThat(exitCode(cluster, "boulder"))
        .as("the pod that builds the programs, then the run")
        .isEqualTo("0 1");
    assertThat(waited(cluster))
        .contains("boulder-programs=completed_successfully", "boulder-wfe2=healthy");
    assertThat(
            cluster.kubectl(
                "get",
                "deployments,statefulsets",
                "-n",
                namespace(),
                "-o",
                "jsonpath={range .items[*]}{.metadata.name} {.status.readyReplicas}/{.spec.replicas}{\"\\n\"}{end}"))
        .contains("boulder-wfe2 1/1\n", "nonce-service-zinc-1 1/1\n")
        .satisfies(all -> assertThat(all.lines()).allMatch(line -> line.endsWith(" 1/1")));
  }

  private void run(Profile of, Cli cli, ClusterView cluster) {
    profile = of;
    assertThat(cli.run(LIMIT, "images", "--load").exitCode()).isZero();
    cluster.onNode("mkdir", "-p", "/boulder-k8s");
    cluster.onNode("ln", "-sfn", HOST + "/sample", "/boulder-k8s/checkout");

    cluster.kubectl("apply", "-k", overlay());
    cluster.kubectl("apply", "-k", overlay() + "/run");
    awaitEnd(cli, cluster);

    String log = cluster.kubectl("logs", "-n", namespace(), "boulder-tests");
    assertThat(log)
        .contains("Running Unit Tests")
        .containsPattern("Integration tests: [1-9]\\d+ passed, 1 failed, 0 skipped");
    assertThat(log.lines().filter(line -> line.matches("test_\\w+ \\.\\.\\. (FAIL|ERROR)")))
        .as("no supervisor takes the kubelet's variables away, they are only empty")
        .containsExactly("test_environment_is_the_compose_files ... FAIL");
  }

  @AfterEach
  void the_namespace_is_deleted(ClusterView cluster) {
    cluster.kubectl("delete", "-k", overlay(), "--ignore-not-found", "--timeout=110s");
  }

  private String overlay() {
    return HOST + "/k8s/overlays/" + profile.word();
  }

  private String namespace() {
    return profile.namespace("boulder");
  }

  private void awaitEnd(Cli cli, ClusterView cluster) {
    CliResult end =
        cli.program(
            Path.of("").toAbsolutePath(),
            Map.of(),
            LIMIT,
            cluster.kubectlCommand(
                "wait",
                "pod/boulder-tests",
                "-n",
                namespace(),
                "--timeout=11m",
                "--for=jsonpath={.status.containerStatuses[0].state.terminated.exitCode}"));
    assertThat(end.exitCode()).as(end::toString).isZero();
  }

  private String waited(ClusterView cluster) {
    return cluster.kubectl("logs", "-n", namespace(), "boulder-tests", "-c", "await");
  }

  /** That of each pod of a service, as they were made. */
  private String exitCode(ClusterView cluster, String service) {
    return cluster.kubectl(
        "get",
        "pods",
        "-n",
        namespace(),
        "-l",
        "boulder-k8s.io/service=" + service,
        "--sort-by=.metadata.creationTimestamp",
        "-o",
        EXIT_CODE);
  }
}
