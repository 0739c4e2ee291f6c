package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.ScenarioExtension;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
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
  private static final String STACK = "boulder-test";
  private static final String HOST = "/host" + Path.of("").toAbsolutePath();
  private static final String OVERLAY = HOST + "/k8s/overlays/test";

  @Test
  void kubectl_alone_must_give_a_stack_in_which_the_tests_pass(Cli cli, ClusterView cluster) {
    assertThat(cli.run(LIMIT, "images", "--load").exitCode()).isZero();
    cluster.onNode("mkdir", "-p", "/boulder-k8s");
    cluster.onNode("ln", "-sfn", HOST + "/sample", "/boulder-k8s/checkout");

    cluster.kubectl("apply", "-k", OVERLAY);
    cluster.kubectl("apply", "-k", OVERLAY + "/run");
    awaitEnd(cli, cluster, "boulder-tests");

    String log = cluster.kubectl("logs", "-n", STACK, "boulder-tests");
    assertThat(log)
        .contains("Running Unit Tests")
        .containsPattern("Integration tests: [1-9]\\d+ passed, 1 failed, 0 skipped");
    assertThat(log.lines().filter(line -> line.matches("test_\\w+ \\.\\.\\. (FAIL|ERROR)")))
        .as("no supervisor takes the kubelet's variables away, they are only empty")
        .containsExactly("test_environment_is_the_compose_files ... FAIL");
    assertThat(exitCode(cluster, "bsetup")).isEqualTo("0");
    assertThat(exitCode(cluster, "bmigrate")).isEqualTo("0");
    assertThat(cluster.kubectl("logs", "-n", STACK, "boulder-tests", "-c", "await"))
        .as("it was applied with all others, and waited by itself")
        .contains("bmigrate=completed_successfully");
  }

  @AfterEach
  void the_namespace_is_deleted(ClusterView cluster) {
    cluster.kubectl("delete", "-k", OVERLAY, "--ignore-not-found", "--timeout=110s");
  }

  private static void awaitEnd(Cli cli, ClusterView cluster, String pod) {
    CliResult end =
        cli.program(
            Path.of("").toAbsolutePath(),
            java.util.Map.of(),
            LIMIT,
            cluster.kubectlCommand(
                "wait",
                "pod/" + pod,
                "-n",
                STACK,
                "--timeout=11m",
                "--for=jsonpath={.status.containerStatuses[0].state.terminated.exitCode}"));
    assertThat(end.exitCode()).as(end::toString).isZero();
  }

  private static String exitCode(ClusterView cluster, String pod) {
    return cluster.kubectl(
        "get",
        "pod",
        pod,
        "-n",
        STACK,
        "-o",
        "jsonpath={.status.containerStatuses[0].state.terminated.exitCode}");
  }
}
