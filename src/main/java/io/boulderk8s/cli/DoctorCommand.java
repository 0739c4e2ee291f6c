package io.boulderk8s.cli;

import io.boulderk8s.app.CheckMachine;
import io.boulderk8s.app.Components;
import io.boulderk8s.console.FindingText;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.report.SilentReporter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Checks whether this machine can run boulder-k8s. */
@Command(name = "doctor", description = "Check this machine, with a next step for each problem.")
final class DoctorCommand implements Callable<Integer> {
  private final Invocation invocation;

  DoctorCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Components components =
        new Components(invocation.environment(), new SilentReporter(invocation.clock()));
    CheckMachine machine = CheckMachine.on(components);
    invocation.stdout().print(FindingText.of(machine));
    return machine.isFit() ? 0 : FailureKind.UNAVAILABLE.exitCode();
  }
}
