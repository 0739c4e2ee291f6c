package io.boulderk8s.process;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * A question that is asked before its answer is needed, while its caller does something else. Who
 * does not need the answer any more closes it, and with that ends the program that was asked.
 */
public final class Ahead<T> implements AutoCloseable {
  private final ExecutorService thread;
  private final Future<T> answer;

  private Ahead(Supplier<T> question) {
    thread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("ahead").factory());
    answer = thread.submit(question::get);
  }

  /** Asks now. */
  public static <T> Ahead<T> of(Supplier<T> question) {
    return new Ahead<>(question);
  }

  /** The answer, or the failure; waited for. */
  public T get() {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException known -> throw known;
        case Error known -> throw known;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  /** Returns when nobody works on it any more. */
  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
