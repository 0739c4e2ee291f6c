package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;

/**
 * Checks the version of cgroups: later versions of Kubernetes refuse v1, our nodes still accept it.
 */
record CgroupCheck(DockerTool docker) implements MachineCheck {
  @Override
  public String name() {
    return "cgroups";
  }

  @Override
  public CheckResult run() {
    String version = docker.info().cgroupVersion();
    return version.equals("2")
        ? new CheckResult.Passed("version 2")
        : new CheckResult.Warning(
            "version " + version + ": works, but a later Kubernetes will refuse it",
            "no action needed now; plan to boot with cgroup v2");
  }
}
