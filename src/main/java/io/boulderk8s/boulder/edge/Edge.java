package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.read.Place;
import java.util.List;
import java.util.Locale;

/**
 * A connection that a service opens.
 *
 * @param from the service's name
 * @param to a service's name, or the host of something else, as the configuration calls it
 * @param owned whether `to` is a service of the catalog
 * @param reason the setting that says so
 * @param services what the server's configuration lets the caller call, for gRPC; empty: nothing
 */
public record Edge(
    String from,
    String to,
    boolean owned,
    int port,
    Kind kind,
    String reason,
    List<String> services,
    Place at) {
  /** What is spoken. */
  public enum Kind {
    GRPC,
    DNS,
    DOH,
    REDIS,
    SQL,
    HTTP,
    OTLP;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Edge {
    services = List.copyOf(services);
  }

  /** Returns the same with what the server admits. */
  Edge admitted(List<String> calls) {
    return new Edge(from, to, owned, port, kind, reason, calls, at);
  }
}
