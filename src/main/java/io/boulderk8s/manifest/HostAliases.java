package io.boulderk8s.manifest;

import io.boulderk8s.compose.HostEntry;
import io.fabric8.kubernetes.api.model.HostAlias;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * `extra_hosts` as hostAliases: one entry an address, as Kubernetes wants it, in the order of the
 * file.
 */
final class HostAliases {
  private HostAliases() {}

  static List<HostAlias> of(List<HostEntry> entries) {
    Map<String, HostAlias> byAddress = new LinkedHashMap<>();
    entries.forEach(
        entry ->
            byAddress
                .computeIfAbsent(
                    entry.address(), address -> new HostAlias(new java.util.ArrayList<>(), address))
                .getHostnames()
                .add(entry.host()));
    return List.copyOf(byAddress.values());
  }
}
