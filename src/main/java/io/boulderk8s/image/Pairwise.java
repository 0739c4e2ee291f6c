package io.boulderk8s.image;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Works on two things at a time: one image is read while another is written, and more would only
 * fight for the same disk.
 */
final class Pairwise {
  private Pairwise() {}

  /** All are begun; the first failure is thrown when all have ended. */
  static <T> void run(Collection<T> things, Consumer<T> work) {
    try (ExecutorService two =
        Executors.newFixedThreadPool(2, Thread.ofVirtual().name("image").factory())) {
      List<Future<?>> futures = new ArrayList<>();
      things.forEach(thing -> futures.add(two.submit(() -> work.accept(thing))));
      futures.forEach(Pairwise::join);
    }
  }

  private static void join(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while images were moved", e);
    }
  }
}
