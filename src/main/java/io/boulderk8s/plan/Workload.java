package io.boulderk8s.plan;

import io.boulderk8s.compose.Build;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Source;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Describes one container of the checkout as a pod will run it.
 *
 * @param name the pod's name: the service's, made legal for Kubernetes
 * @param startsAfter conditions on other services that must hold first
 */
public record Workload(
    String name,
    Role role,
    Origin from,
    ContainerSpec container,
    PodSettings pod,
    Endpoint endpoint,
    List<Dependency> startsAfter) {

  /** The purpose of a workload. */
  public enum Role {
    /** Executes the test command. */
    RUNNER,
    /** Prepares the checkout, then ends. */
    SETUP,
    /** Runs, or ran, beside the tests. */
    DEPENDENCY,
    /** A service of Boulder that is split from the runner. */
    SERVICE;

    /** Tells whether its command is started by the agent under a supervisor, once. */
    public boolean isRun() {
      return this == RUNNER || this == SETUP;
    }
  }

  /** Tells whether the agent starts the service's command, for what no pod offers. */
  public boolean isWrapped() {
    return container.process().isWrapped()
        || (!role.isRun() && !container.environment().unset().isEmpty());
  }

  /**
   * The part of the checkout that a workload comes from.
   *
   * @param service the service's name in the Compose file
   * @param build how the checkout itself makes the image, if it does
   * @param ignored settings of the files that the pod ignores
   */
  public record Origin(
      String service, Source source, Optional<Build> build, List<IgnoredSetting> ignored) {}

  /** Returns the same workload from another image. */
  public Workload withImage(String image) {
    return new Workload(name, role, from, container.withImage(image), pod, endpoint, startsAfter);
  }

  /** Returns the service's name in the Compose file. */
  public String service() {
    return from.service();
  }

  /** Returns its place in the Compose file. */
  public Source source() {
    return from.source();
  }

  /**
   * Returns the same workload with another command and environment, as `docker compose run --name`
   * starts it: its only name is that one.
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
