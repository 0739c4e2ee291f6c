package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.HealthCheck;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Network;
import io.boulderk8s.compose.NetworkAttachment;
import io.boulderk8s.compose.NetworkMode;
import io.boulderk8s.compose.ProcessSettings;
import io.boulderk8s.compose.RestartPolicy;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Terminal;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.Workload.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns services into workloads; adds to the problems those that cannot become one. */
final class Workloads {
  private static final String DEFAULT = "default";

  /** Docker's default. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);

  private final ComposeProject project;
  private final Set<String> networks;
  private final List<Problem> problems;
  private final SortedMap<String, String> names;
  private final ImagesOfServices images;
  private final Users users;
  private final ImageDefaults defaults;

  /**
   * Makes the workloads of a project.
   *
   * @param started the services, and their networks
   */
  Workloads(
      ComposeProject project, Started started, ImagesOfServices images, List<Problem> problems) {
    this.project = project;
    this.networks = started.networks();
    this.problems = problems;
    this.names = KubernetesName.of(project.services().keySet());
    this.images = images;
    this.users = new Users(images, problems);
    this.defaults = new ImageDefaults(started.services(), images, problems);
  }

  /**
   * Makes a workload of a service.
   *
   * @param name the pod's, before it becomes a legal name
   * @param startsAfter what the service waits for
   */
  Workload of(Service service, Role role, String name, List<Dependency> startsAfter) {
    String image = image(service);
    Unset unset =
        role == Role.DEPENDENCY ? Unset.ofDependency(service, image, images) : Unset.ofRun(service);
    return new Workload(
        names.getOrDefault(name, KubernetesName.of(name)),
        role,
        new Workload.Origin(
            service.name(),
            service.source(""),
            service.build(),
            IgnoredSettings.of(service, role, unset.kept())),
        container(service, role, image, unset),
        pod(service, role),
        endpoint(service, role),
        startsAfter);
  }

  private ContainerSpec container(Service service, Role role, String image, Unset unset) {
    ProcessSettings process = process(service, role);
    Optional<ContainerCommand> whole = command(service, role, process, unset, image);
    Optional<RunAs> user = users.runAs(service, image);
    Optional<HealthCheck> probe =
        role == Role.DEPENDENCY ? defaults.healthCheck(service, image) : service.healthCheck();
    return new ContainerSpec(
        image,
        new ContainerSpec.Argv(
            whole.map(ContainerCommand::entrypoint).or(service::entrypoint),
            whole.map(ContainerCommand::command).or(service::command)),
        new ContainerSpec.Environment(service.environment(), unset.names()),
        service.workingDir(),
        mounts(service),
        user,
        users.rights(service, image),
        service.limits(),
        probe,
        process,
        // options of `compose run` decide
        role == Role.DEPENDENCY ? service.terminal() : Terminal.NONE);
  }

  private static PodSettings pod(Service service, Role role) {
    boolean comesBack = role == Role.DEPENDENCY && process(service, role).mostRestarts().isEmpty();
    return new PodSettings(
        service.hostname(),
        service.extraHosts(),
        new ResolverFile(service.dnsSearch(), service.dnsOptions()),
        service.sysctls(),
        comesBack ? service.restart() : RestartPolicy.NO,
        service.stopGrace().orElse(STOP_GRACE));
  }

  /**
   * Looks up what a pod cannot leave to its image: the command, where the agent starts it, as in
   * every run, and where `entrypoint` is empty, since Kubernetes then uses the image's.
   */
  private Optional<ContainerCommand> command(
      Service service, Role role, ProcessSettings process, Unset unset, String image) {
    boolean dependency = role == Role.DEPENDENCY;
    if (process.isWrapped() || (dependency && !unset.names().isEmpty())) {
      return defaults.command(service, image, ImageDefaults.agentStarts(service));
    }
    if (!dependency) {
      return defaults.command(
          service, image, "the agent starts the command of service " + service.name());
    }
    return service.entrypoint().filter(List::isEmpty).isPresent()
        ? defaults.command(
            service, image, "service " + service.name() + " has an empty `entrypoint`")
        : Optional.empty();
  }

  /**
   * A run's supervisor is its init already, ends it by the signals that `compose run` would pass
   * on, and starts it once.
   */
  private static ProcessSettings process(Service service, Role role) {
    ProcessSettings said = service.process();
    return role == Role.DEPENDENCY
        ? said
        : new ProcessSettings(false, said.ulimits(), Optional.empty(), OptionalInt.empty());
  }

  private static List<Mount> mounts(Service service) {
    return Stream.of(
            service.mounts().stream(), service.files().stream(), service.limits().shared().stream())
        .flatMap(mounts -> mounts.map(Mount.class::cast))
        .toList();
  }

  /** Names the image of a service with only a `build`, as Compose does. */
  private String image(Service service) {
    return service.image().orElseGet(() -> project.name() + "-" + service.name());
  }

  private Endpoint endpoint(Service service, Role role) {
    SortedMap<String, Endpoint.Attachment> attachments = new TreeMap<>();
    if (service.networkMode().orElse(null) != NetworkMode.NONE) {
      service
          .networks()
          .values()
          .forEach(
              attachment ->
                  attachments.put(attachment.network(), attachment(service, role, attachment)));
      if (attachments.isEmpty()) {
        withoutWord(service, role).ifPresent(found -> attachments.put(DEFAULT, found));
      }
    }
    return new Endpoint(
        service.name(),
        attachments,
        service.dns(),
        HostNames.resolved(service),
        internal(attachments.keySet()),
        Endpoint.Routes.NONE);
  }

  /** Any other network is a way out, as a second Docker bridge is. */
  private boolean internal(Set<String> networks) {
    return !networks.isEmpty() && networks.stream().allMatch(this::isInternal);
  }

  private boolean isInternal(String name) {
    Network network = project.networks().get(name);
    return network != null && network.internal();
  }

  /**
   * With `network_mode: ""` and no networks a service is on the project's `default` if other
   * services are on it, on none if no service is on any network, and else on the engine's own
   * bridge, which no pod can be on.
   */
  private Optional<Endpoint.Attachment> withoutWord(Service service, Role role) {
    if (networks.contains(DEFAULT)) {
      return Optional.of(
          attachment(service, role, new NetworkAttachment(DEFAULT, List.of(), Optional.empty())));
    }
    if (!networks.isEmpty()) {
      problems.add(
          Problem.at(
              service.source("network_mode").toString(),
              "service "
                  + service.name()
                  + " has an empty `network_mode`, which puts it on the engine's own bridge",
              "remove `network_mode`"));
    }
    return Optional.empty();
  }

  /**
   * `compose run` gives a container no alias, neither the service's name nor the network's; `up`
   * gives both (docker compose run without --use-aliases).
   */
  private Endpoint.Attachment attachment(Service service, Role role, NetworkAttachment attachment) {
    Network network = project.networks().get(attachment.network());
    String fullName =
        network == null ? project.name() + "_" + attachment.network() : network.fullName();
    String container = service.containerName().orElse(project.name() + "-" + service.name() + "-1");
    Set<String> names = new LinkedHashSet<>();
    if (role == Role.DEPENDENCY) {
      names.add(service.name());
      names.addAll(attachment.aliases());
    }
    names.add(container);
    return new Endpoint.Attachment(
        fullName,
        container,
        new ArrayList<>(names),
        attachment.ipv4Address().stream().toList(),
        network == null ? List.of() : network.subnets());
  }
}
