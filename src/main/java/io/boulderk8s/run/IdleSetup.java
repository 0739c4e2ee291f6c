package io.boulderk8s.run;

import io.boulderk8s.manifest.Manifests;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.report.Reporter;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Skips a setup that is known to change nothing, and reports that. */
record IdleSetup(SetupMemory memory, Manifests manifests, Workload setup, Reporter reporter) {
  /** Returns 0 when it skips the setup, else the exit code of the work. */
  int unlessIdle(IntSupplier work) {
    Optional<String> before = inputs();
    Optional<Instant> idle = before.flatMap(inputs -> memory.changedNothing(setup, inputs));
    if (idle.isPresent()) {
      reporter.notice(
          "setup: %s is left out (--kept): at %s it changed nothing, and neither it nor its image nor the checkout's files have changed since"
              .formatted(setup.service(), idle.get()));
      return 0;
    }
    int code = work.getAsInt();
    if (code == 0 && before.isPresent() && before.equals(inputs())) {
      remember(before.get());
    }
    return code;
  }

  private Optional<String> inputs() {
    return reporter.span("what the setup can see", () -> memory.inputs(manifests, setup));
  }

  private void remember(String inputs) {
    try {
      memory.remember(setup, inputs);
    } catch (IOException e) {
      reporter.notice("could not remember that the setup changed nothing: " + e);
    }
  }
}
