package io.boulderk8s.plan;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Network;
import io.boulderk8s.compose.NetworkAttachment;
import io.boulderk8s.compose.NetworkMode;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Services as workloads; what cannot be one is added to the problems. */
final class Workloads {
  private static final String DEFAULT = "default";

  /** Docker's own. */
  private static final Duration STOP_GRACE = Duration.ofSeconds(10);

  private static final Pattern NUMERIC_USER = Pattern.compile("(\\d+)(?::(\\d+))?");

  private final ComposeProject project;
  private final Set<String> networks;
  private final List<Problem> problems;

  /**
   * Those of a project.
   *
   * @param networks the names of all networks that its services are on
   */
  Workloads(ComposeProject project, Set<String> networks, List<Problem> problems) {
    this.project = project;
    this.networks = networks;
    this.problems = problems;
  }

  /**
   * A service as a workload.
   *
   * @param name the pod's, before it is made legal
   * @param startsAfter what it waits for
   */
  Workload of(Service service, Role role, String name, List<Dependency> startsAfter) {
    return new Workload(
        KubernetesName.of(name),
        service.name(),
        role,
        service.source(""),
        image(service),
        service.build(),
        service.entrypoint(),
        service.command(),
        service.environment(),
        service.unset(),
        service.workingDir(),
        runAs(service),
        service.hostname(),
        endpoint(service, role),
        service.extraHosts(),
        mounts(service),
        service.healthCheck(),
        startsAfter,
        role == Role.DEPENDENCY ? service.restart() : RestartPolicy.NO,
        service.stopGrace().orElse(STOP_GRACE),
        service.sysctls(),
        new ResolverFile(service.dnsSearch(), service.dnsOptions()),
        service.rights(),
        service.limits(),
        // `compose run` decides by its own options
        role == Role.DEPENDENCY ? service.terminal() : Terminal.NONE,
        Losses.of(service, role));
  }

  private static List<Mount> mounts(Service service) {
    return Stream.of(
            service.mounts().stream(), service.files().stream(), service.limits().shared().stream())
        .flatMap(mounts -> mounts.map(Mount.class::cast))
        .toList();
  }

  /** As Compose names the image of a service that only has a `build`. */
  private String image(Service service) {
    return service.image().orElseGet(() -> project.name() + "-" + service.name());
  }

  private Optional<RunAs> runAs(Service service) {
    if (service.user().isEmpty()) {
      return Optional.empty();
    }
    Matcher numbers = NUMERIC_USER.matcher(service.user().get());
    if (!numbers.matches() || !isId(numbers.group(1)) || !isId(numbers.group(2))) {
      problems.add(
          Problem.at(
              service.source("user").toString(),
              "user " + service.user().get() + " is a name: Kubernetes wants a number",
              "write user: UID or user: UID:GID"));
      return Optional.empty();
    }
    return Optional.of(
        new RunAs(
            Long.parseLong(numbers.group(1)),
            Optional.ofNullable(numbers.group(2)).map(Long::valueOf)));
  }

  /** Kubernetes takes 31 bits. */
  private static boolean isId(@Nullable String digits) {
    return digits == null || (digits.length() <= 10 && Long.parseLong(digits) <= Integer.MAX_VALUE);
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
    return new Endpoint(service.name(), attachments, service.dns());
  }

  /**
   * With `network_mode: ""` and no networks: the project's `default`, if others are on it, none, if
   * nobody is on any, and else the engine's own bridge, which no pod is on.
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
              "take `network_mode` away"));
    }
    return Optional.empty();
  }

  /**
   * `compose run` gives a container no alias, neither the service's name nor the network's; `up`
   * gives both (facts: docker compose run without --use-aliases).
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
