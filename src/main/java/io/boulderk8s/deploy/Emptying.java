package io.boulderk8s.deploy;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.concurrent.Ahead;
import io.boulderk8s.plan.Workload;
import java.util.Optional;

/** Named volumes are being emptied, while what mounts none of them starts. */
public final class Emptying implements AutoCloseable {
  private final Optional<Ahead<Boolean>> work;

  private Emptying(Optional<Ahead<Boolean>> work) {
    this.work = work;
  }

  /** Nothing is to be emptied. */
  public static Emptying none() {
    return new Emptying(Optional.empty());
  }

  /** Begins now. */
  static Emptying begin(Runnable work) {
    return new Emptying(
        Optional.of(
            Ahead.of(
                () -> {
                  work.run();
                  return true;
                })));
  }

  /** Returns when the workload may start: at once if it mounts no named volume. */
  public void await(Workload workload) {
    if (workload.container().mounts().stream().anyMatch(Mount.Named.class::isInstance)) {
      await();
    }
  }

  /** Returns when all volumes are empty; throws what kept them from it. */
  void await() {
    work.ifPresent(Ahead::get);
  }

  @Override
  public void close() {
    work.ifPresent(Ahead::close);
  }
}
