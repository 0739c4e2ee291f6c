package io.boulderk8s.manifest;

import io.boulderk8s.compose.HostEntry;
import io.fabric8.kubernetes.api.model.HostAlias;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * `extra_hosts` as hostAliases: one entry an address, as Kubernetes wants it, in the order of the
 * file.
 */
final class HostAliases {
  private HostAliases() {}

  /**
   * @param resolved those of them that the pod's resolver answers
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
                    // whoever looks into /etc/hosts does so in any case
                    .add(entry.host().toLowerCase(Locale.ROOT)));
    return List.copyOf(byAddress.values());
  }
}
