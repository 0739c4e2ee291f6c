package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;

/** Kubernetes leaves cgroup v1 behind; our nodes still accept it. */
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
            "nothing now; boot with cgroup v2 one day");
  }
}
