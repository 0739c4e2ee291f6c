package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.edge.Edge.Kind;
import io.boulderk8s.boulder.read.Place;
import java.util.List;

/**
 * What a configuration says about a connection, before anybody knows where it leads.
 *
 * @param from the service's name
 * @param reason the setting that says so
 * @param subject what messages call it
 */
record Call(String from, Kind kind, String reason, String subject, Place at) {
  static Call of(BoulderService service, Setting setting, Kind kind) {
    return new Call(
        service.name(),
        kind,
        setting.name(),
        setting.name() + " of " + service.name(),
        setting.at());
  }

  Edge to(String to, boolean owned, int port) {
    return new Edge(from, to, owned, port, kind, reason, List.of(), at);
  }
}
