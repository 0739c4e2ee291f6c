package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.Group;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a user chooses of the split.
 *
 * @param groups words of the groups that become workloads; none means all, and the services of the
 *     others stay processes of the runner
 * @param replicas by the names of services; one where it is not named
 * @param programsImage has the checkout's programs, in {@link StagingPlan#PROGRAMS}
 */
public record StagingChoice(
    Discovery discovery,
    List<String> groups,
    SortedMap<String, Integer> replicas,
    String programsImage) {
  public StagingChoice {
    groups = List.copyOf(groups);
    replicas = Collections.unmodifiableSortedMap(new TreeMap<>(replicas));
  }

  /** Who tells a service where the others are. */
  public enum Discovery {
    /** The checkout's own Consul, unchanged; the agent routes by address and port. */
    CONSUL,
    /** Services of the cluster, and its DNS. */
    KUBERNETES;

    /** Returns the name that the user types. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean has(Group group) {
    return groups.isEmpty() || groups.contains(group.word());
  }
}
