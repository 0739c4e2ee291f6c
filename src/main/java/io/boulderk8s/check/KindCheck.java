package io.boulderk8s.check;

import io.boulderk8s.cluster.KindTool;
import io.boulderk8s.cluster.ToolVersion;

/** Checks the version of kind: an older one does not support our node image and patches. */
record KindCheck(KindTool kind) implements MachineCheck {
  @Override
  public String name() {
    return "kind";
  }

  @Override
  public CheckResult run() {
    ToolVersion version = kind.version();
    return version.atLeast(KindTool.LEAST)
        ? new CheckResult.Passed("version " + version)
        : new CheckResult.Failed(
            "version " + version + " is older than " + KindTool.LEAST,
            "run scripts/setup-host.sh, or update kind");
  }
}
