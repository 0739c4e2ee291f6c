package io.boulderk8s.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.Plans;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class IgnoredSettingsTest {
  private static List<String> ignored(Plan plan) {
    return plan.ignored().stream().map(IgnoredSetting::toString).toList();
  }

  @Test
  void ports_of_a_dependency_are_not_published() {
    assertThat(ignored(Plans.planOfWeb("ports: [\"127.0.0.1:80:8080/udp\", 90]", "")))
        .containsExactly(
            "compose.yml:8:13: port 8080/udp of web is not published as 127.0.0.1:80",
            "compose.yml:8:38: port 90/tcp of web is not published as any port");
  }

  /** `docker compose run` publishes none either. */
  @Test
  void ports_of_the_runner_are_no_loss() {
    assertThat(
            ignored(Plans.of("services: {boulder: {image: i, entrypoint: [x], ports: [\"1:1\"]}}")))
        .isEmpty();
  }

  @Test
  void health_checks_have_whole_seconds() {
    assertThat(
            ignored(
                Plans.planOfWeb(
                    "healthcheck: {test: x, interval: 2.5s, start_interval: 0.1s, timeout: 1.5s}",
                    "")))
        .containsExactly(
            "compose.yml:8:28: the health check of web has whole seconds: 3 s in place of 2500 ms",
            "compose.yml:8:44: the health check of web has whole seconds: 1 s in place of 100 ms",
            "compose.yml:8:66: the health check of web has whole seconds: 2 s in place of 1500 ms");
  }

  @Test
  void whole_seconds_are_no_loss() {
    assertThat(ignored(Plans.planOfWeb("healthcheck: {test: x, interval: 2s, timeout: 1s}", "")))
        .isEmpty();
  }

  @Test
  void a_variable_that_compose_takes_away_from_the_image_stays_where_nobody_knows_it() {
    assertThat(ignored(Plans.planOfWeb("environment: [A]", "")))
        .containsExactly(
            "compose.yml:8:19: A has no value here: Compose takes away the one of the image of web,"
                + " which cannot be inspected here: if it has one, the pod keeps it");
    assertThat(ignored(Plans.planOfWeb("environment: [A]\nentrypoint: [e]", "")))
        .as("the agent can start what is known")
        .isEmpty();
    assertThat(
            ignored(Plans.of("services: {boulder: {image: i, entrypoint: [x], environment: [A]}}")))
        .as("the supervisor of a run takes it away")
        .isEmpty();
  }
}
