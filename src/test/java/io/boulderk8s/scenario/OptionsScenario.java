package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.ClusterView;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.RunningProcess;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Options of `test` that no other scenario is about. The others: `--quiet` RunScenario; `--verbose`
 * and `--start-py` SampleScenario; `--detach`, `--wait`, `--timeout` LeftRunScenario; `--ephemeral`
 * FaultsScenario; `--artifacts` DiagnosisScenario.
 */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class OptionsScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String DATABASE =
      """
        db:
          image: TOOLS
          command: [sleep, infinity]
          environment: {WORD: "${WORD:-none}"}
      """;

  @Test
  void words_reach_the_tests_values_the_compose_files_and_events_a_program(
      Cli cli, ClusterView cluster) throws IOException {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-options",
            "echo \"$WORD: $USE_VITESS: $*\"",
            "environment: {WORD: \"${WORD:-none}\"}\ndepends_on: [db]",
            DATABASE);
    checkout.write(".env", "WORD=dot-env\n");
    checkout.write("other.env", "WORD=other\n");

    CliResult valid = cli.run(LIMIT, "test", "--validate-config", "--boulder", checkout.path());
    assertThat(valid.exitCode()).as(valid::toString).isZero();
    assertThat(valid.stdout()).contains(": ok, 3 services for stack mini-options-test");
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name")).doesNotContain("mini-options");

    CliResult result =
        cli.runWith(
            Map.of("USE_VITESS", "true"),
            LIMIT,
            "test",
            "--json",
            "--no-cleanup",
            "--env-file",
            checkout.root().resolve("other.env").toString(),
            "--boulder",
            checkout.path(),
            "--generate",
            "--verbose");
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stdout()).isEqualTo("other: true: --generate --verbose\n");
    assertThat(events(result))
        .contains("step-started", "run-started", "run-ended")
        .endsWith("command-ended");
    assertThat(cluster.pods(checkout.namespace())).containsExactly("boulder-tests", "db");

    String database = cluster.uid(checkout.namespace(), "db");
    CliResult preserved =
        cli.run(LIMIT, "test", "--preserve-db", "--boulder", checkout.path(), "--start-py");
    assertThat(preserved.exitCode()).as(preserved::toString).isEqualTo(77);
    assertThat(preserved.stderr()).contains("service db", "--preserve-db");
    assertThat(cluster.uid(checkout.namespace(), "db")).isEqualTo(database);

    CliResult replaced = cli.run(LIMIT, "test", "--boulder", checkout.path(), "--start-py");
    assertThat(replaced.stdout()).as(replaced::toString).isEqualTo("dot-env: : --start-py\n");
    assertThat(cluster.uid(checkout.namespace(), "db")).isNotEqualTo(database);
  }

  @Test
  void profile_dev_must_publish_the_ports_of_a_run(Cli cli, ClusterView cluster)
      throws IOException, InterruptedException {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-profile",
            """
            python3 -m http.server 4003 &
            until [ -e stop ]; do sleep 0.1; done
            """,
            "ports: [\"4003:4003\"]",
            "");
    RunningProcess run = cli.start("test", "--profile", "dev", "--boulder", checkout.path());
    run.awaitStderr("==> run ", LIMIT);
    assertThat(get("http://" + cluster.nodeIp() + ":4003/docker-compose.yml"))
        .contains("4003:4003");
    checkout.write("stop", "");
    CliResult end = run.end(LIMIT);
    assertThat(end.exitCode()).as(end::toString).isZero();
    CliResult down = cli.run(LIMIT, "down", "--profile", "dev", "--boulder", checkout.path());
    assertThat(down.exitCode()).as(down::toString).isZero();
    assertThat(cluster.kubectl("get", "namespaces", "-o", "name"))
        .doesNotContain("mini-profile-dev");
  }

  @Test
  void attach_must_end_as_test_would_have_ended(Cli cli, @TempDir Path folder) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-attached",
            """
            echo '--- FAIL: TestX (0.10s)'
            echo FAIL
            printf 'FAIL\\tboulder/x\\t0.2s\\n'
            until [ -e go ]; do sleep 0.1; done
            exit 1
            """);
    CliResult detached =
        cli.run(LIMIT, "test", "--quiet", "--detach", "--boulder", checkout.path());
    String id = detached.stdout().strip();
    checkout.write("go", "");
    CliResult end = cli.run(LIMIT, "attach", "--artifacts", folder.toString(), id);
    assertThat(end.exitCode()).as(end::toString).isEqualTo(1);
    assertThat(end.stderr()).contains("verdict: test-failed (test): TestX of boulder/x failed");
    assertThat(folder.resolve("bundle/verdict.txt")).isNotEmptyFile();
    assertThat(folder.resolve("results/junit.xml")).content().contains("TestX");
    assertThat(folder.resolve("run.json")).content().contains("\"exitCode\" : 1");

    Path later = folder.resolve("later");
    CliResult again = cli.run(LIMIT, "attach", "--quiet", "--artifacts", later.toString(), id);
    assertThat(again.exitCode()).as(again::toString).isEqualTo(1);
    assertThat(later.resolve("stdout")).content().contains("TestX");
    assertThat(later.resolve("results/junit.xml")).content().contains("TestX");
  }

  private static List<String> events(CliResult result) throws IOException {
    List<String> events = new ArrayList<>();
    for (String line : result.stderr().lines().toList()) {
      JsonNode event = new JsonMapper().readTree(line);
      assertThat(event.path("time").asText()).as(line).isNotEmpty();
      events.add(event.path("event").asText());
    }
    return events;
  }

  /** The server may need a moment. */
  private static String get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      for (int attempt = 1; ; attempt++) {
        try {
          return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
          if (attempt == 60) {
            throw e;
          }
          Thread.sleep(500);
        }
      }
    }
  }
}
