package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;
import io.boulderk8s.cluster.ToolVersion;

/** Checks the Docker engine. */
record EngineCheck(DockerTool docker) implements MachineCheck {
  private static final ToolVersion LEAST = new ToolVersion(20, 10, 0);

  @Override
  public String name() {
    return "docker engine";
  }

  @Override
  public CheckResult run() {
    String engine = docker.versions().engine();
    return ToolVersion.parse(engine).atLeast(LEAST)
        ? new CheckResult.Passed("version " + engine)
        : new CheckResult.Failed("version " + engine + " is older than " + LEAST, "update Docker");
  }
}
