package io.boulderk8s.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.testkit.PodStatuses;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whether the main container has ended, also when it runs again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PodCrashTest {
  @Test
  void one_that_runs_for_the_first_time_has_not() {
    assertThat(PodCrash.of(PodStatuses.running(true))).isEmpty();
  }

  @Test
  void one_that_has_ended_says_how() {
    assertThat(PodCrash.of(PodStatuses.ended(2, "Error")))
        .contains(new PodCrash(2, "Error", 0, false));
  }

  @Test
  void one_that_runs_again_ended_before() {
    assertThat(
            PodCrash.of(
                PodStatuses.with(
                    """
                    phase: Running
                    containerStatuses:
                    - name: db
                      restartCount: 2
                      state: {running: {}}
                      lastState: {terminated: {exitCode: 137, reason: OOMKilled}}
                    """)))
        .contains(new PodCrash(137, "OOMKilled", 2, false));
  }

  @Test
  void one_that_the_kubelet_lets_wait_is_delayed() {
    assertThat(
            PodCrash.of(
                PodStatuses.with(
                    """
                    phase: Running
                    containerStatuses:
                    - name: db
                      restartCount: 1
                      state: {waiting: {reason: CrashLoopBackOff}}
                      lastState: {terminated: {exitCode: 1, reason: Error}}
                    """)))
        .contains(new PodCrash(1, "Error", 1, true));
  }
}
