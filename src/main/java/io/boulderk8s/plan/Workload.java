package io.boulderk8s.plan;

import io.boulderk8s.compose.Build;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.compose.Limits;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.ProcessSettings;
import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Rights;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One container of the checkout, as a pod will run it.
 *
 * @param name the pod's name: the service's, made legal for Kubernetes
 * @param service the service's name in the Compose file
 * @param build how the checkout itself makes the image, where it says so
 * @param entrypoint empty: the image's own
 * @param command empty: the image's own
 * @param unset names of variables that the container must not have from its image, which has them
 *     or, of a run, may have them
 * @param hosts names that win over DNS, each at one address
 * @param mounts volumes, files and memory of the service
 * @param startsAfter what must be true of other services first
 * @param restart what happens when its container ends
 * @param stopGrace how long it may take to end
 * @param sysctls kernel settings of its namespaces
 * @param process how its first process is started and ended, if that is not the engine's matter
 * @param terminal of a service that stands beside the tests; a run has none
 * @param losses what its pod does not do of what the files say
 */
public record Workload(
    String name,
    String service,
    Role role,
    Source source,
    String image,
    Optional<Build> build,
    Optional<List<String>> entrypoint,
    Optional<List<String>> command,
    SortedMap<String, String> environment,
    SortedSet<String> unset,
    Optional<String> workingDir,
    Optional<RunAs> runAs,
    Optional<String> hostname,
    Endpoint endpoint,
    List<HostEntry> hosts,
    List<Mount> mounts,
    Optional<HealthCheck> healthCheck,
    List<Dependency> startsAfter,
    RestartPolicy restart,
    Duration stopGrace,
    SortedMap<String, String> sysctls,
    ResolverFile resolver,
    ProcessSettings process,
    Rights rights,
    Limits limits,
    Terminal terminal,
    List<Loss> losses) {

  /** Why a workload exists. */
  public enum Role {
    /** Executes the test command. */
    RUNNER,
    /** Prepares the checkout, then ends. */
    SETUP,
    /** Runs, or ran, beside the tests. */
    DEPENDENCY
  }

  /** Whether the agent starts the service's command, as no pod would. */
  public boolean isWrapped() {
    return process.isWrapped() || (role == Role.DEPENDENCY && !unset.isEmpty());
  }

  /**
   * The same workload with another command and further environment, as `docker compose run --name`
   * starts it: that name is all that it is called.
   */
  public Workload runningAs(
      String runName, List<String> newCommand, SortedMap<String, String> newEnvironment) {
    SortedSet<String> stillUnset = new TreeSet<>(unset);
    stillUnset.removeAll(newEnvironment.keySet());
    return new Workload(
        KubernetesName.of(runName),
        service,
        role,
        source,
        image,
        build,
        entrypoint,
        Optional.of(newCommand),
        newEnvironment,
        stillUnset,
        workingDir,
        runAs,
        hostname,
        endpoint.called(runName),
        hosts,
        mounts,
        healthCheck,
        startsAfter,
        restart,
        stopGrace,
        sysctls,
        resolver,
        process,
        rights,
        limits,
        terminal,
        losses);
  }
}
