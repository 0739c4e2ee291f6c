package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;

/** Checks memory: a cluster takes half a GiB, Boulder's stack and its compiler the rest. */
record MemoryCheck(DockerTool docker) implements MachineCheck {
  private static final long MIB = 1L << 20;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public CheckResult run() {
    long mebibytes = docker.info().memory() / MIB;
    String found = "%.1f GiB".formatted(mebibytes / 1024.0);
    String next = "give the machine, or Docker Desktop's virtual machine, more memory";
    // a machine sold as 4 or 8 GB reports a little less
    if (mebibytes < 3_500) {
      return new CheckResult.Failed(found + ", at least 4 are needed", next);
    }
    return mebibytes < 7_500
        ? new CheckResult.Warning(found + ", 8 are needed to compile Boulder at ease", next)
        : new CheckResult.Passed(found);
  }
}
