package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;

/** Checks for the Compose plugin, which only comparisons need. */
record ComposeCheck(DockerTool docker) implements MachineCheck {
  @Override
  public String name() {
    return "compose plugin";
  }

  @Override
  public CheckResult run() {
    return docker
        .composeVersion()
        .<CheckResult>map(version -> new CheckResult.Passed("version " + version))
        .orElseGet(
            () ->
                new CheckResult.Skipped(
                    "not installed; only parity runs need it (scripts/setup-compose.sh)"));
  }
}
