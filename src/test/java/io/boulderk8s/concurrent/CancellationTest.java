package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CancellationTest {
  private static final Reason SIGNAL = new Reason.Signal("INT");
  private static final Reason LIMIT =
      new Reason.TimeLimit("images", Duration.ofSeconds(3), "--phase-timeout images=DURATION");

  @AfterEach
  void nothing_of_it_reaches_the_next_wait() {
    assertThat(Thread.interrupted()).as("a stale interrupt").isFalse();
  }

  /** Waits for ever, as every wait of ours does. */
  private static int stuck() {
    try {
      new CountDownLatch(1).await();
      return 1;
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for pod db");
    }
  }

  private static void begin(Runnable work) {
    Thread.ofVirtual().start(work);
  }

  @Test
  void a_wait_ends_with_the_reason_and_says_what_it_waited_for() {
    Cancellation work = Cancellation.nested();
    CancelledException end =
        catchThrowableOfType(
            CancelledException.class,
            () ->
                work.call(
                    () -> {
                      begin(() -> work.cancel(SIGNAL));
                      return stuck();
                    }));

    assertThat(end.reason()).isEqualTo(SIGNAL);
    assertThat(end).hasMessage("interrupted by SIGINT while waiting for pod db");
    assertThat(work.reason()).hasValue(SIGNAL);
  }

  @Test
  void whatever_comes_after_that_ends_at_once_too() {
    Cancellation work = Cancellation.nested();
    work.run(
        () -> {
          work.cancel(SIGNAL);
          for (int wait = 0; wait < 3; wait++) {
            assertThatThrownBy(CancellationTest::stuck).isInstanceOf(CancelledException.class);
            assertThat(Cancellation.requested()).hasValue(SIGNAL);
          }
        });
    assertThat(Cancellation.requested()).isEmpty();
  }

  @Test
  void the_first_reason_stands_and_what_has_ended_is_left_alone() {
    Cancellation work = Cancellation.nested();
    work.run(
        () -> {
          assertThat(work.cancel(LIMIT)).isTrue();
          assertThat(work.cancel(SIGNAL)).isFalse();
        });
    assertThat(work.reason()).hasValue(LIMIT);

    Cancellation ended = Cancellation.nested();
    ended.run(() -> {});
    assertThat(ended.cancel(SIGNAL)).isFalse();
    assertThat(ended.reason()).isEmpty();
  }

  @Test
  void work_that_is_cancelled_before_it_begins_waits_for_nothing() {
    Cancellation work = Cancellation.nested();
    work.cancel(SIGNAL);
    assertThatThrownBy(() -> work.call(CancellationTest::stuck)).hasMessageContaining("SIGINT");
  }

  /** The alarm is held up between its decision and its interrupt, and the work ends just then. */
  @Test
  void who_cancels_late_interrupts_before_the_work_has_ended_or_not_at_all() {
    Thread worker = Thread.currentThread();
    CountDownLatch decided = new CountDownLatch(1);
    AtomicBoolean ending = new AtomicBoolean();
    CountDownLatch interrupted = new CountDownLatch(1);
    Cancellation phase =
        Cancellation.nested(
            thread -> {
              decided.countDown();
              while (!ending.get() || worker.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
              }
              thread.interrupt();
              interrupted.countDown();
            });

    int result =
        phase.call(
            () -> {
              begin(() -> phase.cancel(LIMIT));
              await(decided);
              ending.set(true);
              return 7;
            });

    assertThat(result).isEqualTo(7);
    // the next wait
    await(interrupted);
    assertThat(Thread.interrupted()).as("it was for the phase, which is over").isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void what_ends_the_outer_work_ends_the_inner_with_the_same_reason() {
    Cancellation outer = Cancellation.nested();
    assertThatThrownBy(
            () ->
                outer.run(
                    () -> {
                      Cancellation inner = Cancellation.nested();
                      begin(() -> outer.cancel(SIGNAL));
                      assertThatThrownBy(() -> inner.call(CancellationTest::stuck))
                          .hasMessageContaining("SIGINT");
                      assertThat(inner.reason()).hasValue(SIGNAL);
                      stuck();
                    }))
        .hasMessageContaining("SIGINT");
  }

  @Test
  void a_limit_of_the_inner_work_is_none_of_the_outer() {
    Cancellation outer = Cancellation.nested();
    outer.run(
        () -> {
          Cancellation inner = Cancellation.nested();
          assertThatThrownBy(
                  () ->
                      inner.run(
                          () -> {
                            inner.cancel(LIMIT);
                            stuck();
                          }))
              .hasMessageContaining("phase images took longer");
          assertThat(Thread.interrupted()).isFalse();
          assertThat(Cancellation.requested()).isEmpty();
        });
    assertThat(outer.reason()).isEmpty();
  }

  @Test
  void a_signal_while_the_inner_work_is_late_ends_the_outer_one() {
    Cancellation outer = Cancellation.nested();
    assertThatThrownBy(
            () ->
                outer.run(
                    () -> {
                      Cancellation inner = Cancellation.nested();
                      assertThatThrownBy(
                              () ->
                                  inner.run(
                                      () -> {
                                        inner.cancel(LIMIT);
                                        outer.cancel(SIGNAL);
                                        stuck();
                                      }))
                          .hasMessageContaining("phase images");
                      assertThat(inner.reason()).hasValue(LIMIT);
                      stuck();
                    }))
        .hasMessageContaining("SIGINT");
  }

  @Test
  void cleanup_waits_undisturbed_and_what_is_around_it_is_cancelled_after_it() {
    Cancellation outer = Cancellation.nested();
    AtomicReference<String> cleaned = new AtomicReference<>("");
    assertThatThrownBy(
            () ->
                outer.run(
                    () -> {
                      outer.cancel(SIGNAL);
                      Cancellation.shielded(() -> cleaned.set(cleanup()));
                      stuck();
                    }))
        .hasMessageContaining("SIGINT");
    assertThat(cleaned).hasValue("cleaned");
  }

  private static String cleanup() {
    assertThat(Cancellation.requested()).isEmpty();
    CountDownLatch latch = new CountDownLatch(1);
    begin(latch::countDown);
    await(latch);
    return "cleaned";
  }

  @Test
  void a_signal_during_cleanup_waits_until_that_is_done() {
    Cancellation outer = Cancellation.nested();
    AtomicReference<String> cleaned = new AtomicReference<>("");
    assertThatThrownBy(
            () ->
                outer.run(
                    () -> {
                      Cancellation.shielded(
                          () -> {
                            assertThat(outer.cancel(SIGNAL)).isTrue();
                            cleaned.set(cleanup());
                          });
                      stuck();
                    }))
        .hasMessageContaining("SIGINT");
    assertThat(cleaned).hasValue("cleaned");
  }

  @Test
  void work_beside_it_ends_with_it_for_its_reason() {
    Cancellation work = Cancellation.nested();
    AtomicReference<Throwable> end = new AtomicReference<>();
    work.run(
        () -> {
          CountDownLatch begun = new CountDownLatch(1);
          work.fork(
              "beside",
              () -> {
                begun.countDown();
                end.set(catchThrowableOfType(CancelledException.class, CancellationTest::stuck));
              });
          await(begun);
          work.cancel(SIGNAL);
        });
    assertThat(end.get()).hasMessageContaining("SIGINT");
  }

  @Test
  void nothing_beside_it_outlives_it() {
    Cancellation work = Cancellation.nested();
    AtomicReference<Throwable> end = new AtomicReference<>();
    work.run(
        () ->
            work.fork(
                "beside",
                () ->
                    end.set(
                        catchThrowableOfType(CancelledException.class, CancellationTest::stuck))));
    assertThat(end.get()).hasMessageContaining("its caller has ended");
    assertThatThrownBy(() -> work.fork("late", () -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void an_interrupt_that_nobody_cancelled_for_says_so() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(CancellationTest::stuck).hasMessage("interrupted while waiting for pod db");
    assertThat(Thread.interrupted()).as("it stays the thread's").isTrue();
  }
}
