package io.boulderk8s.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many phases in many commands, cancelled at any moment: who is told what, and what is left. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
final class CancellationStressTest {
  private static final int COMMANDS = 1_500;
  private static final int PHASES = 5;
  private static final Reason SIGNAL = new Reason.Signal("TERM");

  private final BlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();

  @Test
  void each_wait_ends_for_the_reason_of_its_phase_and_no_interrupt_is_left() throws Exception {
    Thread canceller =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  while (true) {
                    try {
                      orders.take().run();
                    } catch (InterruptedException e) {
                      return;
                    }
                  }
                });
    int cancelled = 0;
    for (int seed = 0; seed < COMMANDS; seed++) {
      cancelled += command(new Random(seed), seed);
    }
    canceller.interrupt();
    canceller.join();
    assertThat(cancelled).as("commands that the signal met").isBetween(COMMANDS / 20, COMMANDS);
  }

  private int command(Random random, int seed) {
    Cancellation command = Cancellation.nested(heldUp(random.nextInt(1_000)));
    boolean signalled = random.nextInt(3) == 0;
    int when = random.nextInt(PHASES);
    command.run(
        () -> {
          for (int number = 0; number < PHASES; number++) {
            if (signalled && number == when) {
              orders.add(spinning(random.nextInt(2_000), () -> command.cancel(SIGNAL)));
            }
            phase(random, command, number, seed);
          }
        });
    assertThat(Thread.interrupted()).as("seed %d: a stale interrupt", seed).isFalse();
    return command.reason().isPresent() ? 1 : 0;
  }

  private void phase(Random random, Cancellation command, int number, int seed) {
    Reason late = new Reason.TimeLimit("phase " + number, Duration.ZERO, "");
    Cancellation phase = Cancellation.nested(heldUp(random.nextInt(1_000)));
    Optional<Reason> before = command.reason();
    AtomicReference<Optional<Reason>> told = new AtomicReference<>(Optional.empty());
    if (random.nextBoolean()) {
      orders.add(spinning(random.nextInt(2_000), () -> phase.cancel(late)));
    }
    int spin = random.nextInt(2_000);
    boolean waits = random.nextBoolean();
    boolean cleans = random.nextInt(4) == 0;
    phase.run(
        () -> {
          spinning(spin, () -> {}).run();
          told.set(waits ? briefly() : Optional.empty());
          if (cleans) {
            Cancellation.shielded(() -> assertThat(briefly()).isEmpty());
          }
        });
    if (told.get().isPresent()) {
      assertThat(told.get()).as("seed %d: the phase's own reason", seed).isEqualTo(phase.reason());
    }
    if (before.isPresent()) {
      assertThat(phase.reason()).as("seed %d: of a cancelled command", seed).isPresent();
    }
    phase.reason().ifPresent(reason -> assertThat(reason).as("seed %d", seed).isIn(SIGNAL, late));
  }

  /** Between the decision and the interrupt. */
  private static Consumer<Thread> heldUp(int turns) {
    return thread -> spinning(turns, thread::interrupt).run();
  }

  private static Runnable spinning(int turns, Runnable then) {
    return () -> {
      for (int turn = 0; turn < turns; turn++) {
        Thread.onSpinWait();
      }
      then.run();
    };
  }

  /** Why it was ended, if it was. */
  private static Optional<Reason> briefly() {
    try {
      boolean _ = new CountDownLatch(1).await(50, TimeUnit.MICROSECONDS);
      return Optional.empty();
    } catch (InterruptedException e) {
      return Optional.of(Cancellation.interrupted("waiting").reason());
    }
  }
}
