package io.boulderk8s.run;

import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Event;
import io.boulderk8s.report.Reporter;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import java.util.function.Supplier;

/** Prepares the checkout, as `docker compose run --rm bsetup` does. */
public final class SetupRun {
  private final RunContext context;
  private final Supplier<String> runIds;
  private final Reporter reporter;

  /**
   * Runs the setup of a stack.
   *
   * @param runIds makes a new id for each run
   */
  public SetupRun(RunContext context, Supplier<String> runIds) {
    this.context = context;
    this.runIds = runIds;
    this.reporter = context.reporter();
  }

  /**
   * Runs it.
   *
   * @param output the user's streams
   * @param memory allows skipping a setup that would change nothing
   * @return the exit code; the checkout is ready only if it is 0
   */
  public int of(Plan plan, Manifests manifests, RunOutput output, Optional<SetupMemory> memory) {
    for (Workload setup : plan.setup()) {
      int code =
          memory.isPresent()
              ? new IdleSetup(memory.get(), manifests, setup, reporter)
                  .unlessIdle(() -> run(manifests, setup, output))
              : run(manifests, setup, output);
      if (code != 0) {
        return code;
      }
    }
    return 0;
  }

  private int run(Manifests manifests, Workload setup, RunOutput output) {
    return reporter.step(
        "setup: " + setup.service(),
        () -> {
          reporter.report(new Event.OutputFollows());
          Pod pod = new RunLauncher(context).launch(manifests.run(setup, runIds.get()));
          return new RunCompletion(context).plain(pod, output);
        });
  }
}
