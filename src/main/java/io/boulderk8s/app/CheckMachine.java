package io.boulderk8s.app;

import io.boulderk8s.check.Finding;
import java.util.List;

/** Does what `doctor` does: runs the checks of this machine. */
public record CheckMachine(List<Finding> findings) {
  public CheckMachine {
    findings = List.copyOf(findings);
  }

  public static CheckMachine on(Components components) {
    return new CheckMachine(components.checks().findings());
  }

  /** Tells whether boulder-k8s will work here. */
  public boolean isFit() {
    return findings.stream().noneMatch(Finding::failed);
  }
}
