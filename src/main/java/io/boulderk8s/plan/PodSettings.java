package io.boulderk8s.plan;

import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.compose.RestartPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The settings that all containers of a pod share.
 *
 * @param hosts names that take precedence over DNS, each at one address
 * @param sysctls kernel settings of its namespaces
 * @param restart what the kubelet does when its container ends
 * @param stopGrace the time that it has to end
 */
public record PodSettings(
    Optional<String> hostname,
    List<HostEntry> hosts,
    ResolverFile resolver,
    SortedMap<String, String> sysctls,
    RestartPolicy restart,
    Duration stopGrace) {}
