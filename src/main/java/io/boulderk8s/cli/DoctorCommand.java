package io.boulderk8s.cli;

import io.boulderk8s.app.Components;
import io.boulderk8s.check.Finding;
import io.boulderk8s.console.FindingText;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.SilentReporter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Whether this machine can do what is asked of it. */
@Command(name = "doctor", description = "Check this machine, with a next step for each problem.")
final class DoctorCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Components components =
        new Components(surroundings.environment(), new SilentReporter(surroundings.clock()));
    List<Finding> findings = components.checks().findings();
    findings.forEach(finding -> surroundings.stdout().println(FindingText.of(finding)));
    boolean failed = findings.stream().anyMatch(Finding::failed);
    return failed ? FailureKind.UNAVAILABLE.exitCode() : 0;
  }
}
