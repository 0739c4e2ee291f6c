package io.boulderk8s.manifest;

import io.fabric8.kubernetes.api.model.Sysctl;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds the kernel settings of a pod: the service's, over those that Docker sets everywhere. */
final class Sysctls {
  private Sysctls() {}

  static List<Sysctl> of(SortedMap<String, String> wanted) {
    SortedMap<String, String> all = new TreeMap<>();
    all.put("net.ipv4.ip_unprivileged_port_start", "0");
    all.putAll(wanted);
    return all.entrySet().stream()
        .map(setting -> new Sysctl(setting.getKey(), setting.getValue()))
        .toList();
  }
}
