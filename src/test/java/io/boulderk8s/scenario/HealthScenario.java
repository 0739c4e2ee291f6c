package io.boulderk8s.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Cli;
import io.boulderk8s.testkit.CliResult;
import io.boulderk8s.testkit.MiniCheckout;
import io.boulderk8s.testkit.ScenarioExtension;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Health and order must be Compose's, with real containers. */
@Order(2)
@ExtendWith(ScenarioExtension.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class HealthScenario {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Kubelet's next check would come a minute later. */
  @Test
  void a_short_start_interval_must_open_the_gate_when_the_check_passes(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-healthy",
            "echo after",
            "depends_on: {late: {condition: service_healthy}}",
            """
              late:
                image: TOOLS
                command: ["sh", "-c", "sleep 5; touch /tmp/up; sleep 10000"]
                healthcheck: {test: [CMD, test, -f, /tmp/up], interval: 60s, start_period: 60s, start_interval: 0.2s}
            """);
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stdout()).isEqualTo("after\n");
    cli.run(LIMIT, "down", "--boulder", checkout.path());
  }

  @Test
  void who_is_unhealthy_must_end_the_wait_when_docker_would_say_so_and_go_on_running(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-unhealthy",
            "echo never",
            "depends_on: {ill: {condition: service_healthy}}",
            """
              ill:
                image: TOOLS
                command: ["sh", "-c", "echo I am ill; sleep 10000"]
                healthcheck: {test: "echo fever; exit 1", interval: 1s, retries: 2}
            """);
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isEqualTo(77);
    assertThat(result.stderr())
        .contains("service ill: is unhealthy: 2 health checks in a row failed")
        .contains("exit code 1: fever")
        .contains("ill | I am ill");
    CliResult status = cli.run(LIMIT, "status", "--boulder", checkout.path());
    assertThat(status.stdout()).as(status::toString).contains("ill").doesNotContain("exited");
    cli.run(LIMIT, "down", "--boulder", checkout.path());
  }

  @Test
  void a_dependency_that_ends_must_end_the_wait_for_all_others_with_its_last_lines(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-first-failure",
            "echo never",
            """
            depends_on:
              aaa-never: {condition: service_completed_successfully}
              broken: {condition: service_completed_successfully}
            """,
            """
              aaa-never:
                image: TOOLS
                command: [sleep, "10000"]
              broken:
                image: TOOLS
                command: ["sh", "-c", "echo no schema; exit 3"]
            """);
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isEqualTo(77);
    assertThat(result.stderr())
        .contains("service broken: did not complete: exit code 3", "broken | no schema");
    cli.run(LIMIT, "down", "--boulder", checkout.path());
  }

  @Test
  void who_is_restarted_must_be_waited_for_and_who_is_optional_gone_on_without(Cli cli) {
    MiniCheckout checkout =
        MiniCheckout.of(
            "mini-restart",
            "echo after",
            """
            depends_on:
              again: {condition: service_healthy}
              optional: {condition: service_completed_successfully, required: false}
            """,
            """
              again:
                image: TOOLS
                command: ["sh", "-c", "[ -f /state/once ] || { touch /state/once; exit 1; }; touch /tmp/up; sleep 10000"]
                restart: always
                volumes: ["state:/state"]
                healthcheck: {test: [CMD, test, -f, /tmp/up], interval: 1s, retries: 60}
              optional:
                image: TOOLS
                command: ["false"]
            volumes:
              state: {}
            """);
    CliResult result = cli.run(LIMIT, "test", "--boulder", checkout.path());
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.stderr()).contains("going on without optional, which is not required");
    cli.run(LIMIT, "down", "--boulder", checkout.path());
  }
}
