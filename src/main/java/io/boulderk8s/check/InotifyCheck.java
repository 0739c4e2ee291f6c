package io.boulderk8s.check;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Checks the host's inotify limits, which nodes share; with low limits kube-proxy or a second
 * cluster fails in odd ways.
 */
record InotifyCheck(HostFacts host) implements MachineCheck {
  private static final Path LIMITS = Path.of("/proc/sys/fs/inotify");
  private static final long INSTANCES = 512;
  private static final long WATCHES = 65_536;

  @Override
  public String name() {
    return "inotify limits";
  }

  @Override
  public CheckResult run() {
    Optional<Long> instances = limit("max_user_instances");
    Optional<Long> watches = limit("max_user_watches");
    if (instances.isEmpty() || watches.isEmpty()) {
      return new CheckResult.Skipped("no such limits here");
    }
    String found = "instances " + instances.get() + ", watches " + watches.get();
    return instances.get() >= INSTANCES && watches.get() >= WATCHES
        ? new CheckResult.Passed(found)
        : new CheckResult.Warning(
            found + ": more than one cluster or node may fail",
            "sysctl -w fs.inotify.max_user_instances="
                + INSTANCES
                + " fs.inotify.max_user_watches=524288");
  }

  private Optional<Long> limit(String name) {
    return host.text(LIMITS.resolve(name)).map(text -> Long.parseLong(text.strip()));
  }
}
