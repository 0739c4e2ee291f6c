package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class PauseTest {
  private static final Duration LONG = Duration.ofDays(1);

  @Test
  void a_pause_of_cancelled_work_ends_though_a_call_before_it_lost_the_interrupt() {
    Cancellation work = Cancellation.nested();
    assertThatThrownBy(
            () ->
                work.run(
                    () -> {
                      work.cancel(new Reason.NoLongerNeeded("test"));
                      assertThat(Thread.interrupted()).isTrue();
                      Pause.real().pause(LONG);
                    }))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("while waiting");
  }

  @Test
  void what_looks_every_few_seconds_ends_when_nobody_waits_for_it_any_more() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (Background<Boolean> _ =
        Background.of(
            () -> {
              while (true) {
                looking.countDown();
                answer(never);
                Pause.real().pause(LONG);
              }
            })) {
      assertThat(looking.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** As a client whose failure says nothing of the interrupt. */
  private static void answer(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      // lost
    }
  }

  @Test
  void a_clean_up_that_is_shielded_has_its_pauses() {
    Cancellation work = Cancellation.nested();
    work.run(
        () -> {
          work.cancel(new Reason.NoLongerNeeded("test"));
          Cancellation.shielded(() -> Pause.real().pause(Duration.ofNanos(1)));
        });
    assertThat(work.reason()).isPresent();
  }
}
