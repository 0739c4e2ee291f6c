package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `attach`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class AttachRunTest {
  private static final Optional<Path> ARTIFACTS = Optional.of(Path.of("mine"));

  private final FakeRuns going = new FakeRuns(Optional.of("boulder-test"), Map.of());
  private final FakeRuns over = new FakeRuns(Optional.empty(), Map.of());

  private static int attach(FakeRuns runs, boolean force) {
    return new AttachRun(
            new ClusterRequest("kind", false, Optional.empty()),
            "run1",
            Requests.limits(Map.of()),
            true,
            ARTIFACTS,
            force)
        .in(() -> runs, Requests.NOWHERE);
  }

  @Test
  void a_run_that_goes_on_is_followed_to_its_report_after_its_owner_was_asked_for() {
    assertThat(attach(going, false)).isEqualTo(4);
    assertThat(going.steps())
        .containsExactly(
            "place of run1",
            "owner of boulder-test",
            "watch boulder-test",
            "attach run1",
            "report 4",
            "close");
  }

  @Test
  void a_run_of_another_installation_is_not_followed() {
    FakeRuns foreign =
        new FakeRuns(
            Optional.of("boulder-test"),
            Map.of(
                "owner of boulder-test",
                BoulderK8sException.of(FailureKind.BUSY, "", "somebody else's", "")));
    BoulderK8sException refused =
        catchThrowableOfType(BoulderK8sException.class, () -> attach(foreign, false));
    assertThat(refused.kind().exitCode()).isEqualTo(78);
    assertThat(foreign.steps()).containsExactly("place of run1", "owner of boulder-test", "close");
  }

  @Test
  void with_force_nobody_is_asked() {
    attach(going, true);
    assertThat(going.steps())
        .containsExactly("place of run1", "watch boulder-test", "attach run1", "report 4", "close");
  }

  @Test
  void of_a_run_that_is_over_no_stack_is_looked_at_and_its_results_are_reported() {
    assertThat(attach(over, false)).isEqualTo(4);
    assertThat(over.steps())
        .containsExactly("place of run1", "attach run1", "report results", "close");
  }

  @Test
  void it_hands_signals_on_and_clears_the_pod_away_as_who_started_the_run_would() {
    attach(going, false);
    assertThat(going.options().forwardSignals()).isTrue();
    assertThat(going.options().keepPod()).isFalse();
    assertThat(going.options().artifacts()).isEqualTo(ARTIFACTS);
  }
}
