package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(10)
final class TurnsTest {
  private final Turns turns = new Turns(2);

  @Test
  void never_more_than_so_many_are_taken() {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    Parallel.forEach(
        IntStream.range(0, 50).boxed().toList(),
        _ ->
            turns.run(
                () -> {
                  most.accumulateAndGet(working.incrementAndGet(), Math::max);
                  Thread.yield();
                  working.decrementAndGet();
                }));

    assertThat(most).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void work_that_fails_gives_its_turn_back() {
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  turns.run(
                      () -> {
                        throw new IllegalStateException("broken");
                      }))
          .hasMessage("broken");
    }
    turns.take();
  }
}
