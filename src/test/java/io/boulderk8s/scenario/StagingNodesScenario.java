package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.cluster.KindConfig.HostMount;
import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.ScenarioExtension;
import io.boulderk8s.testkit.TwoNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The split sample on two nodes, by kubectl alone. Makes a cluster of its own. */
@ResourceLock("sample")
@EnabledIfSystemProperty(
    named = "scenarios.long",
    matches = ".*",
    disabledReason = "-Dscenarios.long: takes 8 minutes; docs/staging.md has its last result")
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class StagingNodesScenario {
  private static final Duration LIMIT = Duration.ofMinutes(12);
  private static final Path TREE = Path.of("k8s").toAbsolutePath();
  private static final String OVERLAY = TREE + "/overlays/staging";
  private static final String STACK = "boulder-staging";
  private static final Pattern IMAGE = Pattern.compile("(?m)^ +image: \"(.+)\"$");

  private TwoNodes nodes;

  @AfterEach
  void the_cluster_is_deleted() {
    if (nodes != null) {
      nodes.close();
    }
  }

  @Test
  void services_spread_over_two_nodes_and_the_tests_pass(Cli cli) throws IOException {
    assertThat(cli.run(LIMIT, "images", "--load").exitCode()).as("the engine has them").isZero();
    nodes =
        TwoNodes.create(
            List.of(
                new HostMount(
                    Path.of("sample").toAbsolutePath().toString(), "/boulder-k8s/checkout")),
            images());

    nodes.kubectl("apply", "-k", OVERLAY);
    nodes.kubectl("apply", "-k", OVERLAY + "/run");
    nodes.await(
        LIMIT,
        "wait",
        "pod/boulder-tests",
        "-n",
        STACK,
        "--timeout=11m",
        "--for=jsonpath={.status.containerStatuses[0].state.terminated.exitCode}");

    assertThat(nodes.kubectl("logs", "-n", STACK, "boulder-tests"))
        .containsPattern("Integration tests: [1-9]\\d+ passed, 1 failed, 0 skipped")
        .contains("test_environment_is_the_compose_files ... FAIL");
    assertThat(nodesOf("boulder-k8s.io/role=service"))
        .as("services are on both")
        .hasSameElementsAs(nodes.names());
    assertThat(nodesOf("volume.boulder-k8s.io/pkimetal-socket=true"))
        .as("who shares pkimetal's socket is on one")
        .hasSize(1);
  }

  private static List<String> images() throws IOException {
    Set<String> images = new TreeSet<>();
    try (Stream<Path> files = Files.walk(TREE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        IMAGE.matcher(Files.readString(file)).results().forEach(it -> images.add(it.group(1)));
      }
    }
    return List.copyOf(images);
  }

  private Set<String> nodesOf(String label) {
    return new TreeSet<>(
        nodes
            .kubectl(
                "get",
                "pods",
                "-n",
                STACK,
                "-l",
                label,
                "-o",
                "jsonpath={range .items[*]}{.spec.nodeName}{\"\\n\"}{end}")
            .lines()
            .toList());
  }
}
