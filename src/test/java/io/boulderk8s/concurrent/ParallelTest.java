package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class ParallelTest {
  private static final int MANY = 50;

  @Test
  @Timeout(10)
  void each_may_wait_for_all_the_others() {
    CountDownLatch there = new CountDownLatch(MANY);

    Parallel.forEach(
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
                Parallel.forEach(
                    List.of("a", "b", "c"),
                    name -> {
                      ended.add(name);
                      throw new IllegalStateException(name);
                    }))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(2));
    assertThat(ended).containsExactly("a", "b", "c");
  }

  @Test
  @Timeout(10)
  void no_more_than_so_many_work_at_a_time_in_their_order() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> order = new CopyOnWriteArrayList<>();

    Parallel.forEach(
        1,
        IntStream.range(0, MANY).boxed().toList(),
        number -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          order.add(number);
          now.decrementAndGet();
        });

    assertThat(most).hasValue(1);
    assertThat(order).isSorted().hasSize(MANY);
  }

  @Test
  @Timeout(10)
  void cancelled_it_begins_no_more_and_returns_when_those_that_work_have_ended() {
    Cancellation caller = Cancellation.nested();
    List<String> ended = new CopyOnWriteArrayList<>();

    assertThatThrownBy(
            () ->
                caller.run(
                    () ->
                        Parallel.forEach(
                            1,
                            List.of("a", "b", "c"),
                            name -> {
                              caller.cancel(new Reason.Signal("INT"));
                              ended.add(name);
                              Pause.real().pause(Duration.ofHours(1));
                            })))
        .isInstanceOf(CancelledException.class)
        .hasMessageContaining("SIGINT");
    assertThat(ended).containsExactly("a");
  }
}
