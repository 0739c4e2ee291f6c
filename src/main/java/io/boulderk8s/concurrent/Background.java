package io.boulderk8s.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** Runs a computation in the background until its result is needed; `close` cancels it. */
public final class Background<T> implements AutoCloseable {
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final Cancellation work;

  private Background(Supplier<T> question) {
    work =
        Cancellation.start(
            "background",
            () -> {
              try {
                answer.complete(question.get());
              } catch (RuntimeException | Error failure) {
                answer.completeExceptionally(failure);
              }
            });
  }

  /** Starts the computation. */
  public static <T> Background<T> of(Supplier<T> question) {
    return new Background<>(question);
  }

  /** Waits for the result, or throws what the computation threw. */
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

  /** Cancels the computation and returns when it has ended. */
  @Override
  public void close() {
    work.cancel(new Reason.NoLongerNeeded("nobody waits for the answer"));
    var _ = answer.handle((_, _) -> true).join();
  }
}
