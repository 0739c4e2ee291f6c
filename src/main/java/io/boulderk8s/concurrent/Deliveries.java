package io.boulderk8s.concurrent;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes things to a receiver on a thread of its own, all of them, in order: a receiver that is
 * slow, or stuck, does not delay the sender.
 */
public final class Deliveries<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final Consumer<T> receiver;

  /**
   * No virtual thread: a receiver that writes to a blocked terminal would occupy a carrier thread.
   */
  private final ExecutorService thread;

  /**
   * Starts without any.
   *
   * @param name of the thread
   */
  public Deliveries(String name, Consumer<T> receiver) {
    this.receiver = receiver;
    this.thread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** Adds a thing; returns at once. */
  public void add(T thing) {
    thread.execute(() -> hand(thing));
  }

  private void hand(T thing) {
    try {
      receiver.accept(thing);
    } catch (RuntimeException e) {
      LOG.error("{} does not take what it is told", receiver, e);
    }
  }

  /** Returns when the receiver has got all that was added before. */
  public void await() {
    Cancellation.shielded(
        () -> {
          try {
            thread.submit(() -> {}).get();
          } catch (ExecutionException e) {
            throw new IllegalStateException(e);
          } catch (InterruptedException e) {
            throw Cancellation.interrupted("telling what has changed");
          }
        });
  }

  /** Returns when the receiver has got all; it gets no more. */
  @Override
  public void close() {
    await();
    thread.shutdown();
  }
}
