package io.boulderk8s.deploy;

import io.boulderk8s.compose.Mount;
import io.boulderk8s.concurrent.Background;
import io.boulderk8s.plan.Workload;
import java.util.Optional;

/** Empties named volumes in the background, while pods that mount none of them start. */
public final class VolumeReset implements AutoCloseable {
  private final Optional<Background<Boolean>> work;

  private VolumeReset(Optional<Background<Boolean>> work) {
    this.work = work;
  }

  /** Empties nothing. */
  public static VolumeReset none() {
    return new VolumeReset(Optional.empty());
  }

  /** Starts the work. */
  static VolumeReset begin(Runnable work) {
    return new VolumeReset(
        Optional.of(
            Background.of(
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

  /** Returns when all volumes are empty; throws the failure that prevented it. */
  void await() {
    work.ifPresent(Background::get);
  }

  @Override
  public void close() {
    work.ifPresent(Background::close);
  }
}
