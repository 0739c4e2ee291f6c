package io.boulderk8s.plan;

import io.boulderk8s.compose.Build;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Source;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One container of the checkout, as a pod will run it.
 *
 * @param name the pod's name: the service's, made legal for Kubernetes
 * @param startsAfter what must be true of other services first
 */
public record Workload(
    String name,
    Role role,
    Origin from,
    ContainerSpec container,
    PodSettings pod,
    Endpoint endpoint,
    List<Dependency> startsAfter) {

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
    return container.process().isWrapped()
        || (role == Role.DEPENDENCY && !container.environment().unset().isEmpty());
  }

  /**
   * The part of the checkout that says so.
   *
   * @param service the service's name in the Compose file
   * @param build how the checkout itself makes the image, where it says so
   * @param ignored what the pod does not do of what the files say
   */
  public record Origin(
      String service, Source source, Optional<Build> build, List<IgnoredSetting> ignored) {}

  /** The service's name in the Compose file. */
  public String service() {
    return from.service();
  }

  /** Where the Compose file says it. */
  public Source source() {
    return from.source();
  }

  /**
   * The same workload with another command and further environment, as `docker compose run --name`
   * starts it: that name is all that it is called.
   */
  public Workload runningAs(
      String runName, List<String> command, SortedMap<String, String> environment) {
    return new Workload(
        KubernetesName.of(runName),
        role,
        from,
        container.running(command, environment),
        pod,
        endpoint.called(runName),
        startsAfter);
  }
}
