package io.boulderk8s.run;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.failure.BoulderK8sException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a run before its own end: for a time-out, or a dependency that is gone. The first cause
 * stands. It asks the supervisor to stop the command, which the supervisor then does by itself.
 */
final class RunGuard {
  private static final Logger LOG = LoggerFactory.getLogger(RunGuard.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final int ATTEMPTS = 20;

  private final Supervisor supervisor;
  private final Pause pause;
  private final AtomicReference<Optional<BoulderK8sException>> cause =
      new AtomicReference<>(Optional.empty());
  private volatile boolean givenUp;

  RunGuard(Supervisor supervisor, Pause pause) {
    this.supervisor = supervisor;
    this.pause = pause;
  }

  /**
   * Ends the run for this cause; returns at once.
   *
   * @param grace the time between SIGINT and SIGTERM, and between SIGTERM and SIGKILL
   */
  void end(BoulderK8sException why, Duration grace) {
    if (cause.compareAndSet(Optional.empty(), Optional.of(why))) {
      LOG.warn("the run is ended: {}", why.getMessage());
      Thread.ofVirtual().name("end-of-run").start(() -> insist(grace));
    }
  }

  private void insist(Duration grace) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (supervisor.stop(grace) != Supervisor.Answer.NONE) {
        return;
      }
      pause.pause(BETWEEN_ATTEMPTS);
    }
    givenUp = true;
  }

  Optional<BoulderK8sException> cause() {
    return cause.get();
  }

  /** Returns why there is nothing left to wait for: the supervisor cannot be told to stop. */
  Optional<String> hopeless() {
    return givenUp ? Optional.of("its supervisor cannot be reached to stop it") : Optional.empty();
  }
}
