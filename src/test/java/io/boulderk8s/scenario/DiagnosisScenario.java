package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Why it failed: said first, with a bundle that shows it and holds no secret. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DiagnosisScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final String SECRET = "plantedplanted";

  @Test
  void a_failing_test_must_be_named_and_its_bundle_must_hold_no_planted_secret(
      Cli cli, @TempDir Path folder) throws IOException {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-testfailed",
            """
            env | sort
            echo '=== RUN   TestX'
            echo "    x_test.go:1: it broke, password=$DB_PASSWORD"
            echo '--- FAIL: TestX (0.10s)'
            echo FAIL
            printf 'FAIL\\tboulder/x\\t0.2s\\n'
            exit 1
            """,
            "environment: {DB_PASSWORD: " + SECRET + "}\ndepends_on: [bdep]",
            dependency(
                "echo password=" + SECRET + "; echo up with " + SECRET + "; sleep infinity"));
    Path summary = folder.resolve("summary.md");
    CliResult result =
        cli.runWith(
            Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
            LIMIT,
            "test",
            "--boulder",
            checkout.path(),
            "--artifacts",
            folder.resolve("artifacts").toString());
    assertThat(result.exitCode()).as(result::toString).isEqualTo(1);
    assertThat(result.stderr())
        .contains("verdict: test-failed (test): TestX of boulder/x failed", "run it alone");
    Path bundle = folder.resolve("artifacts/bundle");
    assertThat(bundle.resolve("containers.log")).content().contains("bdep", "up with (redacted)");
    assertThat(folder.resolve("artifacts/results/junit.xml")).content().contains("name=\"TestX\"");
    assertThat(summary).content().contains("test-failed").doesNotContain(SECRET);
    for (Path file : files(bundle)) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain(SECRET);
    }
    CliResult again = cli.run(LIMIT, "diagnose", bundle.toString());
    assertThat(again.stdout()).startsWith("verdict: test-failed (test)");
  }

  @Test
  void a_dependency_that_crashes_must_be_named_with_its_last_words(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-crash",
            "touch crash; sleep 8; exit 1",
            "depends_on: [bdep]",
            dependency("until [ -e /w/crash ]; do sleep 0.1; done; echo last words; exit 3"));
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isNotZero();
    assertThat(result.stderr())
        .contains(
            "verdict: crashed (dependency): service bdep ended with exit code 3",
            "last words",
            "bundle: ");
    CliResult diagnose = cli.run(LIMIT, "diagnose", "--boulder", checkout.path());
    assertThat(diagnose.stdout()).startsWith("verdict: crashed (dependency): service bdep");
  }

  @Test
  void an_image_that_nobody_has_must_be_called_missing(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-noimage",
            "exit 0",
            "depends_on: [bdep]",
            """
              bdep:
                image: example.invalid/nobody/has:1
            """);
    CliResult result =
        cli.runWith(
            Map.of("BOULDER_K8S_OFFLINE", "1"), LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isEqualTo(66);
    assertThat(result.stderr())
        .contains("verdict: image-missing (infra)", "example.invalid/nobody/has:1");
  }

  private static String dependency(String command) {
    return """
      bdep:
        image: TOOLS
        entrypoint: [sh, -c, "%s"]
        volumes: [".:/w"]
    """
        .formatted(command);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
