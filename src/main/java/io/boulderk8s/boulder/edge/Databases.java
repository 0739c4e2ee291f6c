package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.DatabaseLinks;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.edge.Edge.Kind;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Socket;
import java.util.List;
import java.util.Optional;

/**
 * Finds the databases of a service in the files that its JSON names.
 *
 * @param refused gets addresses that the driver does not read
 */
record Databases(
    CheckoutTexts texts, DatabaseLinks links, Destinations destinations, Findings refused) {
  List<Edge> of(BoulderService service) {
    return service
        .settings()
        .filter(setting -> setting.key().equals("dbconnectfile"))
        .flatMap(setting -> edges(service, setting).stream())
        .toList();
  }

  private List<Edge> edges(BoulderService service, Setting setting) {
    Optional<String> file = destinations.file(service, setting).map(links::content);
    Optional<String> text = file.flatMap(texts::text);
    if (text.isEmpty()) {
      return List.of();
    }
    Place at = new Place(file.orElseThrow(), 1);
    Optional<DatabaseAddress> address = DatabaseAddress.of(text.orElseThrow().strip());
    if (address.isEmpty()) {
      // what is there may have a password
      refused.add(
          at,
          "this is no address of a database, and %s of %s needs one"
              .formatted(setting.name(), service.name()),
          "write user@tcp(host:port)/database");
      return List.of();
    }
    return edges(Call.of(service, setting, Kind.SQL), address.orElseThrow(), at);
  }

  private List<Edge> edges(Call call, DatabaseAddress address, Place at) {
    Optional<Socket> socket = address.socket();
    if (socket.isEmpty()) {
      destinations
          .findings()
          .add(
              at,
              "%s leads to %s, which is no host and port".formatted(call.subject(), address),
              "write tcp(host:port): a service in a pod of its own has no other way");
    }
    return socket.map(there -> destinations.socket(call, there)).orElse(List.of());
  }
}
