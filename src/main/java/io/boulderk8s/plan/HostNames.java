package io.boulderk8s.plan;

import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.compose.Service;
import java.util.List;

/** Finds the `extra_hosts` that an API server refuses as a line of /etc/hosts: names with `_`. */
final class HostNames {
  private HostNames() {}

  static List<HostEntry> resolved(Service service) {
    return service.extraHosts().stream().filter(entry -> entry.host().contains("_")).toList();
  }
}
