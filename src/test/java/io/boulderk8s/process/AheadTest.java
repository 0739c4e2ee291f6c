package io.boulderk8s.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class AheadTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private String forEver() {
    asked.countDown();
    try {
      Thread.sleep(TimeUnit.HOURS.toMillis(1));
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      ended.countDown();
    }
  }

  @Test
  void it_is_asked_before_anybody_waits_for_the_answer() throws InterruptedException {
    try (Ahead<String> answer =
        Ahead.of(
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
    try (Ahead<String> answer =
        Ahead.of(
            () -> {
              throw failure;
            })) {
      assertThatThrownBy(answer::get).isSameAs(failure);
    }
  }

  @Test
  void who_closes_it_ends_it() throws InterruptedException {
    Ahead<String> answer = Ahead.of(this::forEver);
    asked.await();
    answer.close();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void who_is_interrupted_does_not_wait_any_longer() {
    try (Ahead<String> answer = Ahead.of(this::forEver)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(answer::get).hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(ended.getCount()).isZero();
  }
}
