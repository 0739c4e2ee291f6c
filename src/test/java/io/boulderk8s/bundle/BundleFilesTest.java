package io.boulderk8s.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.Snapshot;
import io.boulderk8s.testkit.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class BundleFilesTest {
  @Test
  void containers_log_is_as_docker_compose_logs_prints_it(@TempDir Path folder) throws IOException {
    Path one =
        Files.writeString(
            folder.resolve("1"), "2026-11-21T11:05:08.1Z a\n2026-11-21T11:05:08.1Z \n");
    Path two = Files.writeString(folder.resolve("2"), "2026-11-21T11:05:08.1Z b");
    new AllLogs(new BundleFolder(folder.resolve("bundle"), Redactor.standard()))
        .write(
            List.of(
                new AllLogs.Source(one, "bredis_1"),
                new AllLogs.Source(folder.resolve("none"), "never-started"),
                new AllLogs.Source(two, "bmariadb")));
    assertThat(Files.readString(folder.resolve("bundle/containers.log")))
        .isEqualTo(
            """
            bredis_1       | a
            bredis_1       |\s
            bmariadb       | b
            """);
  }

  @Test
  void usage_is_a_table_of_what_the_kubelet_says() throws IOException {
    String summary =
        """
        {"node": {"nodeName": "kind-node", "cpu": {"usageNanoCores": 1500000000},
          "memory": {"workingSetBytes": 2147483648, "availableBytes": 1073741824}},
         "pods": [
          {"podRef": {"name": "bmariadb", "namespace": "boulder-test"},
           "cpu": {"usageNanoCores": 12000000}, "memory": {"workingSetBytes": 104857600},
           "ephemeral-storage": {"usedBytes": 1048576}},
          {"podRef": {"name": "coredns", "namespace": "kube-system"}}]}
        """;
    assertThat(NodeUsage.of(summary, "boulder-test"))
        .isEqualTo(
            """
            POD              CPU m   MEMORY MiB         DISK MiB
            node kind-node   1500    2048 (1024 free)   ? (? free)
            bmariadb         12      100                1
            """);
  }

  record Inner(Optional<String> said, List<String> nothing, Duration interval) {}

  record Model(String name, SortedMap<String, Inner> dependsOn, Optional<List<String>> command) {}

  @Test
  void the_model_is_every_component_of_its_records() {
    SortedMap<String, Inner> inner = new TreeMap<>();
    inner.put("db", new Inner(Optional.empty(), List.of(), Duration.ofSeconds(2)));
    assertThat(ModelYaml.of(new Model("x", inner, Optional.of(List.of()))))
        .isEqualTo(
            """
            ---
            name: "x"
            depends_on:
              db:
                interval: "2000ms"
            command: []
            """);
  }

  @Test
  void the_page_of_a_workflow_shows_the_verdict_and_the_failed_test() {
    Snapshot snapshot = new SnapshotFolder(Resources.path("diagnose/test-failed")).read();
    assertThat(StepSummary.of("boulder-k8s", Diagnosis.of(snapshot), snapshot.results()))
        .startsWith("### boulder-k8s: failed\n\n<b>test-failed</b> (test): TestReRevocation")
        .contains("<pre>TestReRevocation: revocation_test.go:512", "Tests: 0 passed, 1 failed");
  }

  @Test
  void the_verdict_as_json(@TempDir Path folder) {
    Snapshot snapshot = new SnapshotFolder(Resources.path("diagnose/out-of-memory")).read();
    assertThat(VerdictJson.of(Diagnosis.of(snapshot)))
        .contains(
            "\"cause\" : \"out-of-memory\"", "\"owner\" : \"infra\"", "\"cause\" : \"crashed\"");
  }
}
