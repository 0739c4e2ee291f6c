package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the steps of `up`, without a cluster. */
@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BringUpTest {
  private static final String LOCK = "lock, waiting: boulder-k8s up";

  private final FakeStack stack = new FakeStack();

  private int up(Preparation preparation) {
    return up(preparation, Map.of());
  }

  private int up(Preparation preparation, Map<String, Duration> limits) {
    UpRequest request = Requests.up(preparation, limits);
    return new BringUp(request, Requests.run(), Requests.NOWHERE, () -> stack).execute();
  }

  @Test
  void goes_step_by_step_and_waits_for_others() {
    assertThat(up(Requests.STANDARD)).isZero();
    assertThat(stack.steps())
        .containsExactly(
            LOCK,
            "owner",
            "images",
            "claim",
            "announce",
            "volumes",
            "setup",
            "rollout",
            "report 0",
            "release",
            "close");
  }

  @Test
  void dependencies_start_anew_only_where_no_run_needs_them() {
    stack.at(
        "busy",
        () -> {
          throw BoulderK8sException.of(FailureKind.BUSY, "", "a run goes on", "");
        });
    catchThrowableOfType(BoulderK8sException.class, () -> up(Requests.RESET));
    assertThat(stack.steps())
        .containsExactly(LOCK, "owner", "busy", "report a failure", "release", "close");
  }

  @Test
  void dependencies_that_start_anew_are_told_before_images_are_there() {
    up(Requests.RESET);
    assertThat(stack.steps()).containsSubsequence("busy", "claim", "announce", "reset", "images");
  }

  @Test
  void services_beside_the_runner_start_after_their_dependencies_and_the_build_of_their_programs() {
    stack.withServices();
    assertThat(up(Requests.STANDARD)).isZero();
    assertThat(stack.steps())
        .containsSubsequence(
            "busy",
            "forward",
            "setup",
            "rollout",
            "build programs",
            "image of programs",
            "services")
        .doesNotContain("test servers", "keep what was rolled back");
  }

  @Test
  void a_run_keeps_the_services_that_it_uses() {
    stack.withServices();
    stack.at(
        "busy",
        () -> {
          throw BoulderK8sException.of(FailureKind.BUSY, "", "a run goes on", "");
        });
    catchThrowableOfType(BoulderK8sException.class, () -> up(Requests.STANDARD));
    assertThat(stack.steps()).doesNotContain("forward", "images", "build programs", "services");
  }

  @Test
  void a_build_that_fails_replaces_nothing() {
    stack.withServices();
    stack.at(
        "build programs",
        () -> {
          throw BoulderK8sException.of(FailureKind.IMAGE, "", "exit code 2", "");
        });
    catchThrowableOfType(BoulderK8sException.class, () -> up(Requests.STANDARD));
    assertThat(stack.steps())
        .doesNotContain("image of programs", "services")
        .endsWith("report a failure", "release", "close");
  }

  @Test
  void a_setup_that_fails_is_the_end_with_its_code() {
    stack.setupEndsWith(5);
    assertThat(up(Requests.STANDARD)).isEqualTo(5);
    assertThat(stack.steps()).doesNotContain("rollout").contains("release", "close");
  }

  @ParameterizedTest
  @CsvSource({
    "images, images",
    "setup, setup",
    "rollout, dependencies",
    "build programs, setup",
    "image of programs, images",
    "services, dependencies"
  })
  void a_phase_that_takes_too_long_is_75_and_names_its_option(String step, String phase) {
    stack.withServices();
    stack.at(step, () -> Pause.real().pause(Duration.ofHours(1)));
    BoulderK8sException late =
        catchThrowableOfType(
            BoulderK8sException.class,
            () -> up(Requests.STANDARD, Map.of(phase, Duration.ofMillis(1))));
    assertThat(late.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(late).hasMessageContaining("--phase-timeout " + phase + "=DURATION");
    assertThat(stack.steps())
        .endsWith("report a failure", "release", "close")
        .doesNotContain("test servers");
  }
}
