package io.boulderk8s.deploy;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * One thing done for many at the same time, where each spends its time waiting: a parallel stream
 * would take as many at once as there are processors.
 */
public final class AtOnce {
  private AtOnce() {}

  /** Returns when all have ended; throws the first failure then, with the others suppressed. */
  public static <T> void forEach(Collection<T> all, Consumer<T> action) {
    ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(
          one ->
              threads.execute(
                  () -> {
                    try {
                      action.accept(one);
                    } catch (RuntimeException failure) {
                      failures.add(failure);
                    }
                  }));
    }
    RuntimeException first = failures.poll();
    if (first != null) {
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
