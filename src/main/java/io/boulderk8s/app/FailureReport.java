package io.boulderk8s.app;

import io.boulderk8s.bundle.Bundle;
import io.boulderk8s.bundle.BundleFacts;
import io.boulderk8s.bundle.Bundler;
import io.boulderk8s.bundle.Recorder;
import io.boulderk8s.bundle.Redactor;
import io.boulderk8s.bundle.RunResults;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports a run, or what leads to it, that failed: looks for the cause, prints the verdict and
 * writes a bundle before anything is removed. Never changes how the command ends.
 *
 * @param reporter what it remembers goes into the bundle
 * @param output what was printed so far
 * @param command as the user gave it
 * @param compose the resolved model, made when it is needed
 * @param artifacts where the user wants to have things
 */
record FailureReport(
    Environment environment,
    EventRecord reporter,
    OutputCopy output,
    List<String> command,
    Supplier<String> compose,
    Optional<Path> artifacts) {
  private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

  /** Nothing failed: somebody else works here, or the user has had enough. */
  private static final Set<FailureKind> NO_FAULT =
      Set.of(FailureKind.BUSY, FailureKind.INTERRUPTED, FailureKind.USAGE);

  /** Does the work, and watches the stack meanwhile. */
  int of(Session session, String namespace, Supplier<Integer> work) {
    Bundles bundles = new Bundles(environment, session, namespace);
    Instant begin = environment.clock().instant();
    try (Recorder recorder = recorder(bundles)) {
      int code = done(bundles, recorder, begin, work);
      RunFacts run = RunFacts.ended(code);
      harmless(
          () -> {
            if (code == 0) {
              passed(Bundler.redactor(recorder.pods()));
            } else {
              failed(bundles, recorder, begin, run);
            }
          });
      return code;
    }
  }

  private int done(Bundles bundles, Recorder recorder, Instant begin, Supplier<Integer> work) {
    try {
      return work.get();
    } catch (BoulderK8sException | KubernetesClientException failure) {
      if (isFault(failure)) {
        RunFacts run = RunFacts.failed(kind(failure), String.valueOf(failure.getMessage()));
        harmless(() -> failed(bundles, recorder, begin, run));
      }
      throw failure;
    }
  }

  /** Whether there is a cause to look for. */
  static boolean isFault(RuntimeException failure) {
    return Cancellation.requested().isEmpty()
        && !(failure instanceof BoulderK8sException known && NO_FAULT.contains(known.kind()));
  }

  private static FailureKind kind(RuntimeException failure) {
    return failure instanceof BoulderK8sException known ? known.kind() : FailureKind.UNAVAILABLE;
  }

  private Recorder recorder(Bundles bundles) {
    try {
      return bundles.recorder();
    } catch (KubernetesClientException e) {
      LOG.warn("the stack cannot be watched", e);
      return Recorder.none(environment.clock());
    }
  }

  private void failed(Bundles bundles, Recorder recorder, Instant begin, RunFacts run) {
    BundleFacts facts =
        new BundleFacts(
            command,
            bundles.versions(),
            begin,
            run,
            compose.get(),
            Optional.of(output.folder()),
            reporter.entries());
    Path target = artifacts.map(folder -> folder.resolve("bundle")).orElseGet(bundles::place);
    Bundles.clear(target);
    Bundle bundle =
        new Bundler(bundles.session().api(), bundles.namespace()).write(target, facts, recorder);
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

  /** Only what the output says, for a run without a stack to look at. */
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

  /** Whatever goes wrong here: how the command ends was decided before. */
  private void harmless(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("no diagnosis", e);
      reporter.notice("no diagnosis could be made: " + e);
    }
  }
}
