package io.boulderk8s.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.run.Limits.Phase;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
final class PhasesTest {
  private static Phases limited(Phase phase, Duration limit) {
    return new Phases(Limits.standard().with(Map.of(phase, limit)));
  }

  /** Waits for ever, as every wait of ours does when it is interrupted. */
  private static int stuck() {
    try {
      new CountDownLatch(1).await();
      return 1;
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for db");
    }
  }

  @Test
  void what_takes_too_long_is_ended_and_named() {
    BoulderK8sException failure =
        catchThrowableOfType(
            BoulderK8sException.class,
            () ->
                limited(Phase.DEPENDENCIES, Duration.ofMillis(20))
                    .within(Phase.DEPENDENCIES, PhasesTest::stuck));

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure)
        .hasMessageContaining("phase dependencies")
        .hasMessageContaining("took longer than 20 ms while waiting for db")
        .hasMessageContaining("--phase-timeout dependencies=DURATION");
    assertThat(Thread.interrupted()).as("the interrupt was the phase's").isFalse();
  }

  @Test
  void a_signal_that_comes_while_a_phase_is_late_is_not_lost() {
    Cancellation command = Cancellation.nested();
    Reason signal = new Reason.Signal("INT");
    assertThatThrownBy(
            () ->
                command.call(
                    () -> {
                      assertThatThrownBy(
                              () ->
                                  limited(Phase.IMAGES, Duration.ofMillis(1))
                                      .within(
                                          Phase.IMAGES, () -> signalledWhenLate(command, signal)))
                          .hasMessageContaining("--phase-timeout images=DURATION");
                      return stuck();
                    }))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("SIGINT");
    assertThat(command.reason()).hasValue(signal);
    assertThat(Thread.interrupted()).isFalse();
  }

  private static int signalledWhenLate(Cancellation command, Reason signal) {
    try {
      return stuck();
    } catch (CancelledException late) {
      command.cancel(signal);
      throw late;
    }
  }

  @Test
  void a_signal_within_a_phase_is_not_taken_for_its_limit() {
    Cancellation command = Cancellation.nested();
    assertThatThrownBy(
            () ->
                command.call(
                    () ->
                        limited(Phase.SETUP, Duration.ofHours(1))
                            .within(
                                Phase.SETUP,
                                () -> {
                                  command.cancel(new Reason.Signal("HUP"));
                                  return stuck();
                                })))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("SIGHUP");
  }

  @Test
  void what_ends_in_time_is_left_alone() {
    assertThat(limited(Phase.SETUP, Duration.ofHours(1)).within(Phase.SETUP, () -> 4)).isEqualTo(4);
    assertThat(limited(Phase.SETUP, Duration.ZERO).within(Phase.SETUP, () -> 5)).isEqualTo(5);
  }

  @Test
  void a_failure_of_the_work_stays_itself() {
    assertThatThrownBy(
            () ->
                limited(Phase.SETUP, Duration.ofHours(1))
                    .within(
                        Phase.SETUP,
                        () -> {
                          throw new IllegalArgumentException("its own");
                        }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_a_word_the_tests_take_what_they_take() {
    assertThat(Limits.standard().limit(Phase.CLUSTER)).hasValue(Duration.ofHours(2));
    assertThat(Limits.standard().limit(Phase.RUN)).isEmpty();
    assertThat(Limits.standard().limit(Phase.START)).hasValue(Duration.ofMinutes(5));
    assertThat(Phase.named("contact")).hasValue(Phase.CONTACT);
    assertThat(Phase.named("nonsense")).isEmpty();
    assertThat(Limits.option(Phase.RUN)).isEqualTo("--timeout");
  }
}
