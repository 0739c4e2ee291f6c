package io.boulderk8s.cli;

import io.boulderk8s.check.CheckResult;
import io.boulderk8s.check.Finding;
import io.boulderk8s.check.MachineChecks;
import io.boulderk8s.failure.FailureKind;
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
    MachineChecks checks = new Wiring(surroundings).checks();
    List<Finding> findings = checks.findings();
    findings.forEach(finding -> surroundings.stdout().println(describe(finding)));
    boolean failed = findings.stream().anyMatch(Finding::failed);
    return failed ? FailureKind.UNAVAILABLE.exitCode() : 0;
  }

  private static String describe(Finding finding) {
    return switch (finding.result()) {
      case CheckResult.Passed(String what) -> line("ok", finding, what);
      case CheckResult.Warning(String what, String next) ->
          line("warning", finding, what) + "\n           -> " + next;
      case CheckResult.Failed(String what, String next) ->
          line("FAILED", finding, what) + "\n           -> " + next;
      case CheckResult.Skipped(String why) -> line("skipped", finding, why);
    };
  }

  private static String line(String mark, Finding finding, String what) {
    return "%-8s   %s: %s".formatted(mark, finding.name(), what);
  }
}
