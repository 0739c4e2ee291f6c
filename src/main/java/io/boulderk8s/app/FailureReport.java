package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.bundle.BundleFacts;
import io.boulderk8s.bundle.Bundler;
import io.boulderk8s.bundle.Redactor;
import io.boulderk8s.bundle.RunResults;
import io.boulderk8s.bundle.StackRecorder;
import io.boulderk8s.bundle.StepSummary;
import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.diagnose.Diagnosis;
import io.boulderk8s.diagnose.RunFacts;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.EventRecord;
import io.boulderk8s.results.TestResults;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports a failed run, or a failure before it: finds the cause, prints the verdict and writes a
 * bundle before anything is removed. Never changes how the command ends.
 *
 * @param reporter its recorded events go into the bundle
 * @param output what was printed so far
 * @param command as the user gave it
 * @param compose makes the resolved model when it is needed
 * @param artifacts the user's folder for results
 */
record FailureReport(
    Environment environment,
    EventRecord reporter,
    OutputCopy output,
    List<String> command,
    Supplier<String> compose,
    Optional<Path> artifacts) {
  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  /** No failure to report: another process works here, or the user interrupted the command. */
  private static final Set<FailureKind> NO_FAULT =
      Set.of(FailureKind.BUSY, FailureKind.INTERRUPTED, FailureKind.USAGE);

  /** What a stack shows, for a report. */
  interface Evidence {
    /** Starts to record what happens in the stack. */
    StackRecorder watch();

    /** Returns the versions of everything that has one. */
    Map<String, String> versions();

    /** Returns a new folder for a bundle. */
    Path place();

    /** Writes a bundle; replaces an earlier one in that folder. */
    Bundle write(Path target, BundleFacts facts, StackRecorder record);
  }

  /** Does the work, and records the stack meanwhile; reports results or a failure. */
  int of(Evidence stack, Supplier<Integer> work) {
    return done(stack, work, this::passed);
  }

  /** Does the same for work that shows no end of tests: 0 does not mean that they passed. */
  int ofFailure(Evidence stack, Supplier<Integer> work) {
    return done(stack, work, _ -> {});
  }

  private int done(Evidence stack, Supplier<Integer> work, Consumer<Redactor> passed) {
    Instant begin = environment.clock().instant();
    try (StackRecorder recorder = recorder(stack)) {
      int code = done(stack, recorder, begin, work);
      RunFacts run = RunFacts.ended(code);
      harmless(
          () -> {
            if (code == 0) {
              passed.accept(Bundler.redactor(recorder.pods()));
            } else {
              failed(stack, recorder, begin, run);
            }
          });
      return code;
    }
  }

  private int done(Evidence stack, StackRecorder recorder, Instant begin, Supplier<Integer> work) {
    try {
      return work.get();
    } catch (BoulderK8sException | KubernetesClientException failure) {
      if (isFault(failure)) {
        RunFacts run = RunFacts.failed(kind(failure), String.valueOf(failure.getMessage()));
        harmless(() -> failed(stack, recorder, begin, run));
      }
      throw failure;
    }
  }

  /** Tells whether there is a cause to find. */
  static boolean isFault(RuntimeException failure) {
    return Cancellation.requested().isEmpty()
        && !(failure instanceof BoulderK8sException known && NO_FAULT.contains(known.kind()));
  }

  private static FailureKind kind(RuntimeException failure) {
    return failure instanceof BoulderK8sException known ? known.kind() : FailureKind.UNAVAILABLE;
  }

  private StackRecorder recorder(Evidence stack) {
    try {
      return stack.watch();
    } catch (KubernetesClientException e) {
      LOG.warn("the stack cannot be watched", e);
      return StackRecorder.none(environment.clock());
    }
  }

  private void failed(Evidence stack, StackRecorder recorder, Instant begin, RunFacts run) {
    BundleFacts facts =
        new BundleFacts(
            command,
            stack.versions(),
            begin,
            run,
            compose.get(),
            Optional.of(output.folder()),
            reporter.entries());
    Path target = artifacts.map(folder -> folder.resolve("bundle")).orElseGet(stack::place);
    Bundle bundle = stack.write(target, facts, recorder);
    Diagnosis diagnosis = bundle.diagnosis();
    reporter.report(
        new Event.Judged(
            diagnosis.verdict().cause().code(),
            diagnosis.verdict().owner().toString(),
            diagnosis.text(),
            target.toString()));
    artifacts.ifPresent(folder -> RunResults.write(bundle.results(), folder, Redactor.standard()));
    summary().append(StepSummary.of(title(), diagnosis, bundle.results()));
  }

  /** Reports only from the output, for a run without a stack. */
  void results() {
    harmless(() -> passed(Redactor.standard()));
  }

  private void passed(Redactor redactor) {
    if (artifacts.isPresent() || summary().isWanted()) {
      TestResults results = RunResults.read(output.folder());
      artifacts.ifPresent(folder -> RunResults.write(results, folder, redactor));
      summary().append(StepSummary.of(title(), results));
    }
  }

  private JobSummary summary() {
    return JobSummary.of(environment);
  }

  private String title() {
    return "boulder-k8s " + String.join(" ", command);
  }

  /** Ignores any failure here: the end of the command was decided before. */
  private void harmless(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("no diagnosis", e);
      Throwable cause = e.getCause() instanceof IOException io ? io : e;
      reporter.notice("no diagnosis could be made: " + String.valueOf(cause.getMessage()));
    }
  }
}
