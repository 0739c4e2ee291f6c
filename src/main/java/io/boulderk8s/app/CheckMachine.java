package io.boulderk8s.app;

import io.boulderk8s.check.Finding;
import io.boulderk8s.check.MachineChecks;
import java.util.List;

/**
 * Does what `doctor` does: runs the checks of this machine.
 *
 * <ol>
 *   <li>checks: each of them in the order of the output, whatever another one found
 *   <li>judge: one that failed makes the machine unfit
 * </ol>
 */
public record CheckMachine(List<Finding> findings) {
  public CheckMachine {
    findings = List.copyOf(findings);
  }

  public static CheckMachine on(Components components) {
    return by(components.checks());
  }

  static CheckMachine by(MachineChecks checks) {
    return new CheckMachine(checks.findings());
  }

  /** Tells whether boulder-k8s will work here. */
  public boolean isFit() {
    return findings.stream().noneMatch(Finding::failed);
  }
}
