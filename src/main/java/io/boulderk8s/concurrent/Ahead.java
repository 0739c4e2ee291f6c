package io.boulderk8s.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * A question that is asked before its answer is needed, while its caller does something else. Who
 * does not need the answer any more closes it, and with that ends the program that was asked.
 */
public final class Ahead<T> implements AutoCloseable {
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final Cancellation work;

  private Ahead(Supplier<T> question) {
    work =
        Cancellation.start(
            "ahead",
            () -> {
              try {
                answer.complete(question.get());
              } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
              }
            });
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
      throw Cancellation.interrupted("waiting for an answer");
    }
  }

  /** Returns when nobody works on it any more. */
  @Override
  public void close() {
    work.cancel(new Reason.NoLongerNeeded("nobody waits for the answer"));
    var _ = answer.handle((_, _) -> true).join();
  }
}
