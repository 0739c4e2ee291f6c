package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The order of the steps of `cancel`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CancelRunTest {
  private static final Optional<String> PLACE = Optional.of("boulder-test");

  private static void cancel(FakeRuns runs, boolean force) {
    ClusterRequest cluster = new ClusterRequest("kind", false, Optional.empty());
    new CancelRun(cluster, "run1", Duration.ofSeconds(10), force).in(() -> runs);
  }

  @Test
  void the_owner_is_asked_for_before_the_run_is_ended() {
    FakeRuns runs = new FakeRuns(PLACE, Map.of());
    cancel(runs, false);
    assertThat(runs.steps())
        .containsExactly(
            "place of run1", "owner of boulder-test", "cancel run1 within PT10S", "close");
  }

  @Test
  void a_run_of_another_installation_goes_on() {
    FakeRuns foreign =
        new FakeRuns(
            PLACE,
            Map.of(
                "owner of boulder-test",
                BoulderK8sException.of(FailureKind.BUSY, "", "somebody else's", "")));
    BoulderK8sException refused =
        catchThrowableOfType(BoulderK8sException.class, () -> cancel(foreign, false));
    assertThat(refused.kind().exitCode()).isEqualTo(78);
    assertThat(foreign.steps()).containsExactly("place of run1", "owner of boulder-test", "close");
  }

  @Test
  void with_force_nobody_is_asked() {
    FakeRuns runs = new FakeRuns(PLACE, Map.of());
    cancel(runs, true);
    assertThat(runs.steps()).containsExactly("cancel run1 within PT10S", "close");
  }

  @Test
  void one_that_has_only_a_record_is_told_so_by_who_would_end_it() {
    FakeRuns over = new FakeRuns(Optional.empty(), Map.of());
    cancel(over, false);
    assertThat(over.steps()).containsExactly("place of run1", "cancel run1 within PT10S", "close");
  }
}
