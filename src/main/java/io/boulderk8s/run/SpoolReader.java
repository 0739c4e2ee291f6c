package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Reporter;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings the output of a run to the user, each byte once: after a cut it goes on where it stopped,
 * and it is done only when the supervisor says that the command ended and as many bytes were
 * printed as the spool holds.
 */
final class SpoolReader {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

  private final Supervisor supervisor;
  private final Pause pause;
  private final Reporter reporter;

  SpoolReader(Supervisor supervisor, Pause pause, Reporter reporter) {
    this.supervisor = supervisor;
    this.pause = pause;
    this.reporter = reporter;
  }

  /**
   * Follows the run to its end.
   *
   * @param gone says why the pod cannot be asked any more; empty as long as it can
   * @throws BoulderK8sException OUTCOME_UNKNOWN when the pod is gone before the end was learned
   */
  RunStatus follow(OutputStream stdout, OutputStream stderr, Supplier<Optional<String>> gone) {
    long out = 0;
    long err = 0;
    while (true) {
      CountedStream countedOut = new CountedStream(stdout, out);
      CountedStream countedErr = new CountedStream(stderr, err);
      supervisor.tail(out, err, countedOut, countedErr);
      out = countedOut.shut();
      err = countedErr.shut();
      Optional<RunStatus> status = supervisor.status();
      if (status.isPresent() && status.get().complete(out, err)) {
        return status.get();
      }
      Optional<String> reason = status.isPresent() ? Optional.empty() : gone.get();
      if (reason.isPresent()) {
        throw unknown(reason.get());
      }
      if (status.isPresent() && status.get().state() != RunStatus.State.EXITED) {
        reporter.progress(
            "the connection to the run broke; going on at byte " + out + " of its output");
      }
      waitABit();
    }
  }

  private void waitABit() {
    try {
      pause.pause(BETWEEN_ATTEMPTS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BoulderK8sException.of(
          FailureKind.INTERRUPTED, "", "interrupted while reading the output of the run", "");
    }
  }

  private static BoulderK8sException unknown(String reason) {
    return BoulderK8sException.of(
        FailureKind.OUTCOME_UNKNOWN,
        "run",
        "how the command ended is not known: " + reason,
        "see `boulder-k8s status`; run it again");
  }
}
