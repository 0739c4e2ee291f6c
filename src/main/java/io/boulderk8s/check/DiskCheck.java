package io.boulderk8s.check;

import io.boulderk8s.cluster.DockerTool;
import java.nio.file.Path;
import java.util.Optional;

/** Checks free disk space: images are on the disk twice, in the engine and on the node. */
record DiskCheck(HostFacts host, DockerTool docker) implements MachineCheck {
  private static final long GIB = 1L << 30;

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public CheckResult run() {
    String root = docker.info().root();
    Optional<Long> free = host.freeBytes(Path.of(root));
    if (free.isEmpty()) {
      return new CheckResult.Skipped(root + " is not on this machine, or not readable");
    }
    String found = free.get() / GIB + " GiB free in " + root;
    String next = "make room: docker system df, docker image prune, docker builder prune";
    if (free.get() < 6 * GIB) {
      return new CheckResult.Failed(found + ", at least 6 are needed", next);
    }
    return free.get() < 15 * GIB
        ? new CheckResult.Warning(found + ", 15 are comfortable", next)
        : new CheckResult.Passed(found);
  }
}
