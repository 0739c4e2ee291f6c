package io.boulderk8s.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class AtOnceTest {
  private static final int MANY = 50;

  @Test
  @Timeout(10)
  void each_may_wait_for_all_the_others() {
    CountDownLatch there = new CountDownLatch(MANY);

    AtOnce.forEach(
        IntStream.range(0, MANY).boxed().toList(),
        number -> {
          there.countDown();
          assertThat(awaited(there)).isTrue();
        });

    assertThat(there.getCount()).isZero();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_failure_is_thrown_when_all_have_ended() {
    Set<String> ended = new ConcurrentSkipListSet<>();

    assertThatThrownBy(
            () ->
                AtOnce.forEach(
                    List.of("a", "b", "c"),
                    name -> {
                      ended.add(name);
                      throw new IllegalStateException(name);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
    assertThat(ended).containsExactly("a", "b", "c");
  }
}
