package io.boulderk8s.manifest;

import io.boulderk8s.compose.HostEntry;
import io.fabric8.kubernetes.api.model.HostAlias;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns `extra_hosts` into hostAliases: one entry for each address, in the order of the file. */
final class HostAliases {
  private HostAliases() {}

  /**
   * @param resolved those that the pod's resolver answers
   */
  static List<HostAlias> of(List<HostEntry> entries, List<HostEntry> resolved) {
    Map<String, HostAlias> byAddress = new LinkedHashMap<>();
    entries.stream()
        .filter(entry -> !resolved.contains(entry))
        .forEach(
            entry ->
                byAddress
                    .computeIfAbsent(
                        entry.address(),
                        address -> new HostAlias(new java.util.ArrayList<>(), address))
                    .getHostnames()
                    // lookups in /etc/hosts ignore case
                    .add(entry.host().toLowerCase(Locale.ROOT)));
    return List.copyOf(byAddress.values());
  }
}
