package io.boulderk8s.run;

import io.boulderk8s.concurrent.Pause;
import io.boulderk8s.report.Reporter;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Passes the output of a run to the user, each byte once: after a cut it continues where it
 * stopped, and it ends only when the supervisor reports that the command ended and the number of
 * printed bytes equals that of the spool.
 */
final class SpoolReader {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

  private final Supervisor supervisor;
  private final Pause pause;
  private final Duration patience;
  private final Reporter reporter;

  /**
   * @param patience how long the supervisor may be out of reach before the outcome counts as
   *     unknown
   */
  SpoolReader(Supervisor supervisor, Pause pause, Duration patience, Reporter reporter) {
    this.supervisor = supervisor;
    this.pause = pause;
    this.patience = patience;
    this.reporter = reporter;
  }

  /**
   * Follows the run to its end.
   *
   * @param gone returns why the pod cannot be asked any more; empty as long as it can
   * @return the supervisor's record, or the reason why there will be none
   */
  RunEnd follow(OutputStream stdout, OutputStream stderr, Supplier<Optional<String>> gone) {
    long out = 0;
    long err = 0;
    Instant contact = reporter.clock().instant();
    while (true) {
      CountedStream countedOut = new CountedStream(stdout, out);
      CountedStream countedErr = new CountedStream(stderr, err);
      supervisor.tail(out, err, countedOut, countedErr);
      long before = out + err;
      out = countedOut.shut();
      err = countedErr.shut();
      Optional<RunStatus> status = supervisor.status();
      if (status.isPresent() && status.get().complete(out, err)) {
        return RunEnd.recorded(status.get());
      }
      if (status.isPresent() && status.get().isLessThan(out, err)) {
        return RunEnd.unseen(excess(status.get(), out, err));
      }
      boolean attended = status.isPresent() && status.get().isAttended();
      // an end that is recorded must be readable, too
      boolean goesOn = attended && status.get().state() == RunStatus.State.RUNNING;
      if (goesOn || out + err > before) {
        contact = reporter.clock().instant();
      }
      Optional<String> reason = attended ? Optional.empty() : gone.get();
      if (reason.isPresent()) {
        return RunEnd.unseen(reason.get());
      }
      if (isLate(contact)) {
        return RunEnd.outOfReach(silence());
      }
      if (status.isPresent() && status.get().state() == RunStatus.State.RUNNING) {
        reporter.progress(
            "the connection to the run broke; continuing at byte " + out + " of its output");
      }
      pause.pause(BETWEEN_ATTEMPTS);
    }
  }

  private boolean isLate(Instant contact) {
    return Duration.between(contact, reporter.clock().instant()).compareTo(patience) > 0;
  }

  private static String excess(RunStatus status, long out, long err) {
    return "more was printed than it wrote: %d and %d bytes in place of %d and %d"
        .formatted(out, err, status.stdout(), status.stderr());
  }

  private String silence() {
    return "it did not answer for %s (%s); it may still be running"
        .formatted(Phases.text(patience), Limits.option(Limits.Phase.CONTACT));
  }
}
