package io.boulderk8s.staging;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.plan.Endpoint.Routes;
import io.boulderk8s.plan.Endpoint.Routes.Forward;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Derives the part of a split service in the addresses that the runner keeps.
 *
 * @param addresses all of the runner
 * @param machine the one of them that services call one another by
 * @param agents whether an agent in the service's pod gives it addresses and forwards
 */
record ServiceRoutes(Catalog catalog, List<String> addresses, String machine, boolean agents) {
  private static final Pattern OF_LOOPBACK =
      Pattern.compile(
          "(?i)(?:https?://)?(localhost\\.?|127\\.0\\.0\\.1|\\[::1]):([0-9]{1,5})(?:[/?#].*)?");

  /** Refuses ports that no other pod could reach. */
  void check(BoulderService service, Findings refused) {
    for (Port port : service.ports()) {
      if (!port.address().isEmpty() && !addresses.contains(port.address())) {
        refused.add(
            port.at(),
            "%s listens on %s, which is no address of the runner"
                .formatted(service.name(), port.socket()),
            "listen on " + machine + ":" + port.number() + ", or leave its group to the runner");
      }
    }
  }

  Routes of(BoulderService service) {
    List<String> sockets = service.ports().stream().flatMap(this::sockets).distinct().toList();
    return agents ? withAgent(service, sockets) : new Routes(sockets, List.of(), List.of());
  }

  private Routes withAgent(BoulderService service, List<String> sockets) {
    return new Routes(
        sockets,
        service.ports().stream()
            .map(Port::address)
            .filter(address -> !address.isEmpty())
            .distinct()
            .toList(),
        service
            .settings()
            .flatMap(setting -> setting.text().stream())
            .flatMap(text -> forward(service, text))
            .distinct()
            .toList());
  }

  private Stream<String> sockets(Port port) {
    List<String> there = port.address().isEmpty() ? addresses : List.of(port.address());
    return there.stream().map(address -> address + ":" + port.number());
  }

  /** A neighbour that was on the same machine, and is not any more. */
  private Stream<Forward> forward(BoulderService service, String text) {
    Matcher parts = OF_LOOPBACK.matcher(text);
    if (!parts.matches()) {
      return Stream.empty();
    }
    int port = Integer.parseInt(parts.group(2));
    return catalog.atRunner(machine, port).stream()
        .filter(owner -> !owner.name().equals(service.name()))
        .map(_ -> new Forward("localhost:" + port, machine + ":" + port));
  }

  /** Returns the runner's address that services call one another by. */
  static Optional<String> machine(List<String> addresses) {
    return addresses.stream().filter(BoulderNetwork::isRunner).findFirst();
  }
}
