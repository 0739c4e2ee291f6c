package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Network;
import io.boulderk8s.compose.NetworkAttachment;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Source;
import io.boulderk8s.compose.tree.Problems;
import io.boulderk8s.text.Ipv4Range;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds conflicts of services that run at the same time: a static address lies in its network's
 * subnet and belongs to one service only, and so does a container's name.
 */
public final class Clashes {
  private final ComposeProject project;
  private final Collection<Service> services;
  private final Problems problems;
  private final Map<String, String> owners = new HashMap<>();
  private final Map<String, String> containers = new HashMap<>();

  private Clashes(ComposeProject project, Collection<Service> services, Problems problems) {
    this.project = project;
    this.services = services;
    this.problems = problems;
  }

  /** Adds the conflicts of these services of a project. */
  public static void check(
      ComposeProject project, Collection<Service> services, Problems problems) {
    new Clashes(project, services, problems).check();
  }

  private void check() {
    for (Service service : services) {
      containerName(service);
      for (NetworkAttachment attachment : service.networks().values()) {
        Network network = project.networks().get(attachment.network());
        if (network != null && attachment.ipv4Address().isPresent()) {
          check(service, network, attachment.ipv4Address().get());
        }
      }
    }
    List<Network> networks =
        project.networks().values().stream()
            .filter(n -> services.stream().anyMatch(s -> s.networks().containsKey(n.name())))
            .toList();
    for (int i = 0; i < networks.size(); i++) {
      for (Network other : networks.subList(i + 1, networks.size())) {
        overlaps(networks.get(i), other);
      }
    }
  }

  private void containerName(Service service) {
    service
        .containerName()
        .map(name -> containers.putIfAbsent(name, service.name()))
        .ifPresent(
            other ->
                problems.add(
                    service.source("container_name"),
                    "the container of `" + other + "` has this name already",
                    "choose another"));
  }

  private void check(Service service, Network network, String address) {
    Source at = service.source("networks." + network.name() + ".ipv4_address");
    String owner = owners.putIfAbsent(network.name() + " " + address, service.name());
    if (owner != null) {
      problems.add(at, address + " already belongs to `" + owner + "`", "choose another address");
    }
    if (!network.external()) {
      checkPlace(network, address, at);
    }
  }

  private void checkPlace(Network network, String address, Source at) {
    Optional<Ipv4Range> subnet =
        ranges(network).stream().filter(range -> range.contains(address)).findFirst();
    if (subnet.isEmpty()) {
      problems.add(
          at,
          address + " is in no subnet of the network `" + network.name() + "`",
          network.pools().isEmpty()
              ? "give the network an `ipam.config` with a `subnet`"
              : "choose one in " + String.join(", ", network.subnets()));
      return;
    }
    if (subnet.get().reserves(address) || isGateway(network, address)) {
      problems.add(
          at,
          address
              + " cannot be given to a service: it is the network itself, its broadcast"
              + " address or its gateway",
          "choose another address");
    }
  }

  private static boolean isGateway(Network network, String address) {
    return network.pools().stream().anyMatch(pool -> pool.gateway().equals(Optional.of(address)));
  }

  private static List<Ipv4Range> ranges(Network network) {
    return network.subnets().stream().map(Ipv4Range::of).flatMap(Optional::stream).toList();
  }

  private void overlaps(Network one, Network other) {
    boolean overlap =
        ranges(one).stream().anyMatch(a -> ranges(other).stream().anyMatch(a::overlaps));
    if (overlap) {
      problems.add(
          other.source(),
          "the subnets of `" + other.name() + "` and `" + one.name() + "` overlap",
          "give each its own");
    }
  }
}
