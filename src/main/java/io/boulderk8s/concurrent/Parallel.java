package io.boulderk8s.concurrent;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Does one thing for many items at the same time, where each spends its time waiting: a parallel
 * stream would do only as many at once as there are processors.
 */
public final class Parallel {
  private Parallel() {}

  /** Returns when all have ended, then throws the first failure, with the others suppressed. */
  public static <T> void forEach(Collection<T> all, Consumer<T> action) {
    forEach(Math.max(1, all.size()), all, action);
  }

  /**
   * Does the same for at most so many items at a time.
   *
   * @param most the largest number at a time
   */
  public static <T> void forEach(int most, Collection<T> all, Consumer<T> action) {
    ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    Turns turns = new Turns(most);
    Cancellation work = Cancellation.nested();
    work.run(
        () -> {
          for (T one : all) {
            turns.take();
            work.fork(
                "parallel",
                () -> {
                  try {
                    action.accept(one);
                  } catch (RuntimeException failure) {
                    failures.add(failure);
                  } finally {
                    turns.giveBack();
                  }
                });
          }
          work.awaitForks();
        });
    RuntimeException first = failures.poll();
    if (first != null) {
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }
}
