package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks for CAP_SYS_RESOURCE: a node is a privileged container, and without it runc refuses one.
 */
record CapabilityCheck(HostFacts host, DockerTool docker) implements MachineCheck {
  private static final int SYS_RESOURCE = 24;

  @Override
  public String name() {
    return "CAP_SYS_RESOURCE";
  }

  @Override
  public CheckResult run() {
    Optional<Long> bounding = host.text(Path.of("/proc/self/status")).flatMap(this::bounding);
    if (bounding.isEmpty()) {
      return new CheckResult.Skipped("no Linux capabilities to read here");
    }
    if ((bounding.get() >> SYS_RESOURCE & 1) == 1) {
      return new CheckResult.Passed("in the bounding set");
    }
    String runtime = docker.info().defaultRuntime();
    return runtime.equals("runc")
        ? new CheckResult.Failed(
            "not in the bounding set: privileged containers cannot be started",
            "run scripts/setup-host.sh, which says how to put a shim before runc")
        : new CheckResult.Passed(
            "not in the bounding set; runtime " + runtime + " makes up for it");
  }

  private Optional<Long> bounding(String status) {
    return status
        .lines()
        .filter(line -> line.startsWith("CapBnd:"))
        .map(line -> Long.parseUnsignedLong(line.substring("CapBnd:".length()).strip(), 16))
        .findFirst();
  }
}
