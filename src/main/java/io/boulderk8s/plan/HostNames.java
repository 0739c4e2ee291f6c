package io.boulderk8s.plan;

import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.compose.Service;
import java.util.List;

/** `extra_hosts` that an API server takes for no line of /etc/hosts: those with `_`. */
final class HostNames {
  private HostNames() {}

  static List<HostEntry> resolved(Service service) {
    return service.extraHosts().stream().filter(entry -> entry.host().contains("_")).toList();
  }
}
