package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong must say what, where and what to do next, with the documented exit code. */
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BadInputScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  @Test
  void a_dependency_that_ends_at_once_must_be_named(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-unlucky",
            "echo never",
            "depends_on: {unlucky: {condition: service_healthy}}",
            """
              unlucky:
                image: TOOLS
                command: ["sh", "-c", "echo no luck today; exit 3"]
                healthcheck: {test: [CMD, "true"], interval: 60s}
            """);
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertFails(
        result,
        77,
        "docker-compose.yml:",
        "service unlucky",
        "exit code 3",
        "boulder-k8s logs unlucky");
    CliResult logs = cli.run(LIMIT, "logs", "--boulder", checkout.path(), "unlucky");
    assertThat(logs.stdout()).as(logs::toString).isEqualTo("unlucky | no luck today\n");
  }

  @Test
  void an_image_from_nowhere_must_be_named(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-no-image",
            "echo never",
            "depends_on: [nowhere]",
            """
              nowhere:
                image: registry.invalid/nobody/has-this:1
            """);
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertFails(result, 66, "registry.invalid/nobody/has-this:1");
  }

  @Test
  void a_broken_compose_file_must_be_shown_with_its_line(Cli cli) {
    MiniCheckout checkout = MiniCheckout.of("mini-broken", "echo never");
    checkout.write("docker-compose.yml", "services:\n  boulder:\n    image: [never\n");
    assertFails(cli.run(LIMIT, "test", "--boulder", checkout.path()), 65, "docker-compose.yml:");

    checkout.write(
        "docker-compose.yml",
        "services:\n  boulder:\n    image: tools:1\n    entrypoint: run\n    no_such_key: 1\n");
    assertFails(
        cli.run(LIMIT, "test", "--boulder", checkout.path()),
        65,
        "docker-compose.yml:5",
        "no_such_key");
  }

  @Test
  void no_checkout_must_be_said(Cli cli) {
    CliResult result = cli.run(LIMIT, "test", "--boulder", "/no/such/folder");
    assertFails(result, 65, "/no/such/folder", "there is no such directory", "BOULDER_DIR");
  }

  @Test
  void an_engine_that_does_not_answer_must_be_said(Cli cli) {
    MiniCheckout checkout = MiniCheckout.of("mini-no-engine", "echo never");
    CliResult result =
        cli.runWith(
            Map.of("DOCKER_HOST", "unix:///no/such/engine.sock"),
            LIMIT,
            "test",
            "--boulder",
            checkout.path());
    assertFails(result, 69, "docker", "does not answer", "DOCKER_HOST");
  }

  private static void assertFails(CliResult result, int code, String... words) {
    assertThat(result.exitCode()).as(result::toString).isEqualTo(code);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).contains(words).contains("\n  -> ").doesNotContain("\tat ");
  }
}
