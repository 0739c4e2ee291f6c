package io.boulderk8s.run;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.kube.PodMarks;
import io.boulderk8s.kube.PodState;
import io.boulderk8s.kube.PodStates;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Follows one run from the start of its container until both witnesses have reported. */
final class RunFollower implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final RunContext context;
  private final PodWatch watch;
  private final RunPod pod;
  private final Supervisor supervisor;
  private final PodWatch.Observation marks;
  private @Nullable OtherReader other;

  /**
   * Prepares to follow a run.
   *
   * @param created its pod, as the API server returned it
   */
  RunFollower(RunContext context, Pod created) {
    this.context = context;
    this.watch = context.pods().watch(created.getMetadata().getNamespace());
    this.pod = context.pods().open(created);
    this.supervisor = pod.supervisor();
    this.marks = watch.observe(new PodMarks(pod.name(), context.reporter()::mark));
  }

  Supervisor supervisor() {
    return supervisor;
  }

  /** Leaves the supervisor to another process of this machine that reads the same run. */
  void readsBeside(OtherReader reader) {
    other = reader;
  }

  boolean isSoleReader() {
    return other == null || !other.reads();
  }

  /** Stops marking changes of the pod for a trace. */
  @Override
  public void close() {
    marks.close();
  }

  /**
   * Waits for the start.
   *
   * @throws BoulderK8sException DEPENDENCY when it has become impossible, TIMEOUT
   */
  void awaitStart() {
    Duration limit = context.limits().bound(Limits.Phase.START);
    try {
      context
          .reporter()
          .span(
              "the start of pod " + pod.name(),
              () -> {
                watch.await(pod.name(), "the start of the run", limit, RunFollower::started);
                marks.await();
              });
    } catch (BoulderK8sException e) {
      throw e.kind() == FailureKind.TIMEOUT ? Phases.timedOut(Limits.Phase.START, limit, e) : e;
    }
  }

  /** Returns true when it can be followed, also an ended one as long as its supervisor exists. */
  private static Optional<Boolean> started(Optional<Pod> pod) {
    return switch (pod.map(PodStates::of).orElse(new PodState.Coming(""))) {
      case PodState.Coming _ -> Optional.empty();
      case PodState.Running _ -> Optional.of(true);
      case PodState.Ended(int code, String reason) ->
          throw notStarted("exit code " + code + " " + reason);
      case PodState.Impossible(String reason) -> throw notStarted(reason);
    };
  }

  private static BoulderK8sException notStarted(String reason) {
    return BoulderK8sException.of(
        FailureKind.DEPENDENCY,
        "run",
        "the run could not be started: " + reason,
        "see `boulder-k8s status`");
  }

  /**
   * Reads all of the output, then releases the supervisor.
   *
   * @param beforeRelease runs when the spool has been read and still exists
   */
  RunEnd follow(
      OutputStream stdout,
      OutputStream stderr,
      RunGuard guard,
      boolean forwardSignals,
      Runnable beforeRelease) {
    if (!forwardSignals) {
      return followed(stdout, stderr, guard, beforeRelease);
    }
    AtomicInteger received = new AtomicInteger();
    // until the end is confirmed: a later signal must not cost the exit code
    try (Interrupts.Registration _ =
        context.interrupts().forward(signal -> forward(signal, received))) {
      return followed(stdout, stderr, guard, beforeRelease);
    }
  }

  private RunEnd followed(
      OutputStream stdout, OutputStream stderr, RunGuard guard, Runnable beforeRelease) {
    Reporter reporter = context.reporter();
    Duration patience = context.limits().bound(Limits.Phase.CONTACT);
    SpoolReader reader = new SpoolReader(supervisor, context.pause(), patience, reporter);
    RunEnd seen = reader.follow(stdout, stderr, () -> guard.hopeless().or(pod::gone));
    if (seen.supervisor().isEmpty()) {
      return seen;
    }
    reporter.mark("all of the output was read");
    beforeRelease.run();
    return reporter.span("the container's exit code", () -> confirmed(seen));
  }

  /** Passes the first signal on unchanged, as a terminal does; the next ones are stronger. */
  private void forward(String signal, AtomicInteger received) {
    String name =
        switch (received.getAndIncrement()) {
          case 0 -> signal;
          case 1 -> "TERM";
          default -> "KILL";
        };
    context.reporter().progress("SIG" + name + " goes to the tests");
    switch (supervisor.signal(name)) {
      case DONE -> {}
      case TOO_LATE ->
          context.reporter().progress("the tests have ended; what they left behind ends now");
      case NONE ->
          context
              .reporter()
              .notice("SIG" + name + " may not have reached the tests: send it again");
    }
  }

  /** Releases the supervisor, with retries, and waits for the container's own end. */
  private RunEnd confirmed(RunEnd seen) {
    Duration limit = context.limits().bound(Limits.Phase.END);
    Instant begun = context.reporter().clock().instant();
    while (true) {
      if (isSoleReader()) {
        supervisor.release();
      } else {
        begun = context.reporter().clock().instant();
      }
      Optional<Integer> code = containerEnd();
      if (code.isEmpty() && other != null) {
        code = other.recordedCode();
      }
      if (code.isPresent()) {
        return seen.confirmedBy(code.get());
      }
      Optional<String> gone = pod.gone();
      boolean late =
          Duration.between(begun, context.reporter().clock().instant()).compareTo(limit) > 0;
      if (gone.isPresent() && pod.exitCode().isEmpty()) {
        return seen.unconfirmed(gone.get());
      }
      if (late) {
        return seen.unconfirmed(
            "it did not come within %s (%s)"
                .formatted(Phases.text(limit), Limits.option(Limits.Phase.END)));
      }
    }
  }

  /** Waits for two seconds. */
  private Optional<Integer> containerEnd() {
    for (int look = 0; look < 10; look++) {
      Optional<Integer> code = pod.exitCode();
      if (code.isPresent()) {
        return code;
      }
      context.pause().pause(BETWEEN_LOOKS);
    }
    return Optional.empty();
  }
}
