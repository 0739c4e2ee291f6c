package io.boulderk8s.deploy;

import io.boulderk8s.concurrent.Cancellation;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import java.util.List;
import java.util.concurrent.Executor;

/** Starts the dependencies of the tests, each as soon as its `depends_on` conditions hold. */
public final class Rollout {
  private final DependencyStarts starts;
  private final VolumeReset volumeReset;
  private final Reporter reporter;

  /**
   * Prepares a rollout of one stack.
   *
   * @param starts makes the objects of one of them
   * @param volumeReset empties the volumes that some of them mount
   */
  Rollout(DependencyStarts starts, VolumeReset volumeReset, Reporter reporter) {
    this.starts = starts;
    this.volumeReset = volumeReset;
    this.reporter = reporter;
  }

  /**
   * Starts what does not run yet and waits until the runner's own conditions hold. The first
   * failure ends it, whatever else is still starting.
   *
   * @throws io.boulderk8s.failure.BoulderK8sException DEPENDENCY or TIMEOUT, naming the service
   */
  public void start(List<Workload> dependencies, Workload runner) {
    Cancellation work = Cancellation.nested();
    work.run(
        () -> {
          Executor threads = task -> work.fork("dependency", task);
          new StartGraph(dependencies, this::start, starts::await, reporter, threads)
              .run(runner.startsAfter());
          volumeReset.await(runner);
        });
  }

  private void start(Workload workload) {
    reporter.report(new Event.ServiceChanged(workload.service(), "starting", false));
    volumeReset.await(workload);
    boolean kept = starts.start(workload);
    reporter.report(
        new Event.ServiceChanged(workload.service(), kept ? "runs already" : "started", true));
  }
}
