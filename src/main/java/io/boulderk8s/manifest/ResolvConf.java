package io.boulderk8s.manifest;

import io.boulderk8s.plan.ResolverFile;
import io.fabric8.kubernetes.api.model.PodDNSConfig;
import io.fabric8.kubernetes.api.model.PodDNSConfigBuilder;

/**
 * Builds a pod's /etc/resolv.conf as Docker writes it: its own resolver, and `ndots:0` by default.
 */
final class ResolvConf {
  private static final String NDOTS = "ndots";

  private ResolvConf() {}

  static PodDNSConfig of(ResolverFile file) {
    PodDNSConfigBuilder config = new PodDNSConfigBuilder().withNameservers("127.0.0.11");
    if (!file.search().isEmpty()) {
      config.withSearches(file.search());
    }
    if (file.options().stream().noneMatch(option -> option.split(":", 2)[0].equals(NDOTS))) {
      config.addNewOption(NDOTS, "0");
    }
    for (String option : file.options()) {
      String[] parts = option.split(":", 2);
      config.addNewOption(parts[0], parts.length == 2 ? parts[1] : null);
    }
    return config.build();
  }
}
