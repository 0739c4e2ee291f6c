package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DeliveriesTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 1000).boxed().toList();

  private final List<Integer> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch open = new CountDownLatch(1);

  private void slowly(Integer number) {
    try {
      open.await();
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for the terminal");
    }
    received.add(number);
  }

  @Test
  void a_receiver_that_stands_still_holds_up_nobody_and_gets_all_in_order_at_the_end() {
    try (Deliveries<Integer> deliveries = new Deliveries<>("test", this::slowly)) {
      NUMBERS.forEach(deliveries::add);
      assertThat(received).isEmpty();
      open.countDown();
    }
    assertThat(received).isEqualTo(NUMBERS);
  }

  @Test
  void nothing_is_lost_although_who_closes_it_is_cancelled() {
    Cancellation work = Cancellation.nested();
    work.run(
        () -> {
          try (Deliveries<Integer> deliveries = new Deliveries<>("test", this::slowly)) {
            NUMBERS.forEach(deliveries::add);
            work.cancel(new Reason.Signal("INT"));
            open.countDown();
          }
        });
    assertThat(received).isEqualTo(NUMBERS);
  }

  @Test
  void who_waits_knows_that_all_of_before_was_received() {
    open.countDown();
    try (Deliveries<Integer> deliveries = new Deliveries<>("test", this::slowly)) {
      deliveries.add(1);
      deliveries.add(2);
      deliveries.await();
      assertThat(received).containsExactly(1, 2);
    }
  }

  @Test
  void a_receiver_that_fails_gets_the_next_one_all_the_same() {
    try (Deliveries<Integer> deliveries =
        new Deliveries<>(
            "test",
            number -> {
              if (number == 1) {
                throw new IllegalStateException("not this one");
              }
              received.add(number);
            })) {
      List.of(0, 1, 2).forEach(deliveries::add);
    }
    assertThat(received).containsExactly(0, 2);
  }
}
