package io.boulderk8s.compose.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.compose.ComposeText;
import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.ImageCheck;
import io.boulderk8s.compose.Service;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HealthCheckTest {
  private static Optional<HealthCheck> check(String check) {
    return ComposeText.service("healthcheck: " + check).web().healthCheck();
  }

  private static List<String> command(String test) {
    return check("{test: " + test + "}").orElseThrow().command();
  }

  @Test
  void all_fields() {
    assertThat(
            check(
                "{test: [CMD, a, b], interval: 1m30s, timeout: 500ms, retries: 7, start_period:"
                    + " 1h2m3.5s, start_interval: 0.1s}"))
        .contains(
            new HealthCheck(
                List.of("a", "b"),
                Duration.ofSeconds(90),
                Duration.ofMillis(500),
                7,
                Duration.ofMillis(3_723_500),
                Duration.ofMillis(100)));
  }

  @Test
  void the_engines_defaults() {
    HealthCheck defaults =
        new HealthCheck(
            List.of("a"),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            3,
            Duration.ZERO,
            Duration.ofSeconds(5));
    assertThat(check("{test: [CMD, a]}")).contains(defaults);
    assertThat(check("{test: [CMD, a], interval: 0s, timeout: 0s, retries: 0, start_interval: 0s}"))
        .contains(defaults);
  }

  @Test
  void commands() {
    assertThat(command("[CMD, curl, -f]")).containsExactly("curl", "-f");
    assertThat(command("[CMD-SHELL, \"a && b\"]")).containsExactly("/bin/sh", "-c", "a && b");
    assertThat(command("a || exit 1")).containsExactly("/bin/sh", "-c", "a || exit 1");
  }

  @Test
  void without_a_test_the_images_own_holds_with_what_the_files_change() {
    Service service =
        ComposeText.service("healthcheck: {interval: 1s, start_period: 0s, retries: 0}").web();
    assertThat(service.healthCheck()).isEmpty();
    assertThat(service.imageCheck())
        .contains(
            new ImageCheck(
                Optional.of(Duration.ofSeconds(1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    assertThat(ComposeText.service("healthcheck: {test: [], retries: 2}").web().imageCheck())
        .hasValueSatisfying(check -> assertThat(check.retries()).contains(2));
    for (String nothing :
        List.of("", "healthcheck: {}", "healthcheck: {disable: false, test: [], timeout: 0s}")) {
      assertThat(ComposeText.service(nothing).web().imageCheck()).contains(ImageCheck.UNTOUCHED);
    }
  }

  @Test
  void with_a_test_or_without_any_the_images_own_does_not_hold() {
    for (String check : List.of("{test: a}", "{test: [NONE]}", "{disable: true}")) {
      assertThat(ComposeText.service("healthcheck: " + check).web().imageCheck()).isEmpty();
    }
  }

  @Test
  void can_be_switched_off() {
    assertThat(check("{test: [NONE]}")).isEmpty();
    assertThat(check("{disable: true}")).isEmpty();
    assertThat(check("{disable: \"yes\", test: [CMD, a]}")).isEmpty();
    assertThat(check("{disable: false, test: [CMD, a]}")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{test: [curl, -f]}",
        "{test: [CMD]}",
        "{test: [CMD-SHELL, a, b]}",
        "{test: a, interval: 5}",
        "{test: a, interval: 5 s}",
        "{test: a, timeout: abc}",
        "{test: a, timeout: -1s}",
        "{test: a, retries: -1}",
        "{test: a, retries: many}",
        "{test: a, disable: maybe}"
      })
  void wrong_ones_are_errors(String check) {
    assertThat(ComposeText.service("healthcheck: " + check).complaints())
        .as(check)
        .singleElement()
        .asString()
        .startsWith("compose.yml:4:");
  }
}
