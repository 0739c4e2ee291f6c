package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.MatrixResult;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a command makes of a failure when its user has had enough. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CancelledCommandTest {
  private static final Cell CELL = new Cell("c1", "cell 1", new TreeMap<>(), false, List.of());

  private static void cancelled(Runnable work) {
    Cancellation command = Cancellation.nested();
    command.run(
        () -> {
          command.cancel(new Reason.Signal("INT"));
          work.run();
        });
  }

  private static MatrixResult result(CellEnd end) {
    return new MatrixResult(List.of(CellResult.none(CELL, end)), Duration.ofSeconds(1));
  }

  @Test
  void of_a_failure_the_cause_is_looked_for_unless_the_user_is_the_cause() {
    RuntimeException late = BoulderK8sException.of(FailureKind.TIMEOUT, "phase setup", "late", "");
    RuntimeException away = new KubernetesClientException("broken off");
    assertThat(FailureReport.isFault(late)).isTrue();
    assertThat(FailureReport.isFault(away)).isTrue();
    assertThat(FailureReport.isFault(BoulderK8sException.of(FailureKind.BUSY, "", "", "")))
        .isFalse();
    cancelled(
        () -> {
          assertThat(FailureReport.isFault(late)).isFalse();
          assertThat(FailureReport.isFault(away)).isFalse();
        });
  }

  @Test
  void a_matrix_that_was_interrupted_says_by_what_and_how_to_run_the_rest() {
    MatrixResult unfinished = result(CellEnd.notRun("interrupted by SIGINT"));
    cancelled(
        () -> {
          BoulderK8sException end =
              catchThrowableOfType(
                  BoulderK8sException.class, () -> RunMatrix.refuseUnfinished(unfinished));
          assertThat(end.kind()).isEqualTo(FailureKind.INTERRUPTED);
          assertThat(end)
              .hasMessageContaining("interrupted by SIGINT: not every cell ran to its end")
              .hasMessageContaining("--rerun-failed");
        });
  }

  @Test
  void a_matrix_whose_cells_had_all_ended_when_the_signal_came_has_their_result() {
    MatrixResult ended = result(CellEnd.unknown("a fault of the tool"));
    cancelled(
        () -> assertThatCode(() -> RunMatrix.refuseUnfinished(ended)).doesNotThrowAnyException());
  }
}
