package io.boulderk8s.check;

import java.util.List;

/** Checks ports of the host, which only the dev profile publishes. */
record PortsCheck(HostFacts host, List<Integer> ports) implements MachineCheck {
  @Override
  public String name() {
    return "ports";
  }

  @Override
  public CheckResult run() {
    List<Integer> taken = ports.stream().filter(port -> !host.portFree(port)).toList();
    return taken.isEmpty()
        ? new CheckResult.Passed(ports + " are free")
        : new CheckResult.Warning(
            taken + " taken: they cannot be published",
            "end what listens there (`docker compose down`?), or do without published ports");
  }
}
