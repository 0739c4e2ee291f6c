package io.boulderk8s.run;

import io.boulderk8s.report.Event;
import io.fabric8.kubernetes.api.model.Pod;

/**
 * Has the checkout build its programs, in the stack and through the runner's entrypoint. Its output
 * goes to the user's stderr: stdout is the tests'.
 */
public record ProgramsRun(RunContext context) {
  /**
   * Runs it to its end.
   *
   * @param pod of the run
   * @return the exit code; there are programs only if it is 0
   */
  public int of(Pod pod, RunOutput output) {
    return context
        .reporter()
        .step(
            "programs",
            () -> {
              context.reporter().report(new Event.OutputFollows());
              Pod created = new RunLauncher(context).launch(pod);
              return new RunCompletion(context)
                  .plain(created, new RunOutput(output.stderr(), output.stderr()));
            });
  }
}
