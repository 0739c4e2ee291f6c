package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class BackgroundTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private String forEver() {
    asked.countDown();
    try {
      Thread.sleep(TimeUnit.HOURS.toMillis(1));
      return "";
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("asking");
    } finally {
      ended.countDown();
    }
  }

  @Test
  void it_is_asked_before_anybody_waits_for_the_answer() throws InterruptedException {
    try (Background<String> answer =
        Background.of(
            () -> {
              asked.countDown();
              return "yes";
            })) {
      asked.await();
      assertThat(answer.get()).isEqualTo("yes");
      assertThat(answer.get()).isEqualTo("yes");
    }
  }

  @Test
  void its_failure_is_the_one_of_who_waits_and_of_nobody_else() {
    IllegalStateException failure = new IllegalStateException("no");
    try (Background<String> answer =
        Background.of(
            () -> {
              throw failure;
            })) {
      assertThatThrownBy(answer::get).isSameAs(failure);
    }
  }

  @Test
  void who_closes_it_ends_it() throws InterruptedException {
    Background<String> answer = Background.of(this::forEver);
    asked.await();
    answer.close();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void who_is_interrupted_does_not_wait_any_longer() {
    try (Background<String> answer = Background.of(this::forEver)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(answer::get)
          .isInstanceOf(CancelledException.class)
          .hasMessage("interrupted while waiting for an answer");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void what_cancels_the_caller_ends_it_for_the_same_reason() throws InterruptedException {
    Cancellation caller = Cancellation.nested();
    Reason reason = new Reason.Signal("HUP");
    AtomicReference<Optional<Reason>> told = new AtomicReference<>(Optional.empty());
    assertThatThrownBy(
            () ->
                caller.call(
                    () -> {
                      try (Background<String> answer =
                          Background.of(
                              () -> {
                                try {
                                  return forEver();
                                } finally {
                                  told.set(Cancellation.requested());
                                }
                              })) {
                        Thread.ofVirtual().start(() -> caller.cancel(reason));
                        return answer.get();
                      }
                    }))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("SIGHUP");
    ended.await();
    assertThat(told.get()).hasValue(reason);
    assertThat(Thread.interrupted()).isFalse();
  }
}
