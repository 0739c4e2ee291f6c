package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.edge.Edge.Kind;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.HttpUrl;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first derivation of edges: what the sections of clients in a service's JSON lead to, by the
 * names that Consul has.
 */
final class Clients {
  /** What Go's time.ParseDuration reads. */
  private static final Pattern DURATION =
      Pattern.compile(
          "[-+]?(?:0|(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)");

  private final Destinations destinations;
  private final BoulderService service;
  private final Findings findings;
  private final List<Edge> edges = new ArrayList<>();

  private Clients(Destinations destinations, BoulderService service) {
    this.destinations = destinations;
    this.service = service;
    this.findings = destinations.findings();
  }

  static List<Edge> of(Destinations destinations, BoulderService service) {
    Clients clients = new Clients(destinations, service);
    service.settings().forEach(clients::take);
    return clients.edges;
  }

  private void take(Setting setting) {
    if (setting.value() instanceof ConfigValue.Section section) {
      section(setting, section);
    }
    setting.text().ifPresent(text -> text(setting, text));
  }

  private void section(Setting setting, ConfigValue.Section section) {
    if (setting.parent().equals("lookups")) {
      add(destinations.lookup(call(setting, Kind.REDIS), section));
      return;
    }
    Kind kind = setting.key().equals("dnsprovider") ? Kind.DOH : Kind.GRPC;
    section
        .text("serverAddress")
        .ifPresent(socket -> add(destinations.socket(call(setting, kind), socket)));
    section.find("srvLookup").ifPresent(lookup -> oneLookup(setting, lookup, kind));
    section.find("srvLookups").ifPresent(lookups -> lookups(setting, lookups, kind));
    checkClient(setting, section);
  }

  /** A section of a client that names no server, or a timeout that is none, ends its service. */
  private void checkClient(Setting setting, ConfigValue.Section section) {
    boolean server =
        section.text("serverAddress").isPresent()
            || Stream.of("srvLookup", "srvLookups")
                .flatMap(name -> section.find(name).stream())
                .anyMatch(lookup -> !isNull(lookup));
    // at the top is the service itself
    boolean client =
        setting.path().size() > 1
            && setting.key().endsWith("service")
            && !setting.parent().equals("services");
    if (client && !server) {
      findings.add(
          setting.at(),
          "%s of %s says no server".formatted(setting.name(), service.name()),
          "give it srvLookup or serverAddress: the service does not start with it");
    }
    section
        .find("timeout")
        .filter(_ -> server)
        .filter(timeout -> !isNull(timeout) && !isDuration(timeout))
        .ifPresent(
            timeout -> mistake(setting, timeout, "timeout", "is no duration such as \"15s\""));
  }

  private static boolean isDuration(ConfigValue value) {
    return value instanceof ConfigValue.Text(String text, Place _)
        && DURATION.matcher(text).matches();
  }

  private void lookups(Setting setting, ConfigValue lookups, Kind kind) {
    if (lookups instanceof ConfigValue.Sequence(List<ConfigValue> items, Place _)) {
      items.forEach(item -> oneLookup(setting, item, kind));
      return;
    }
    refuse(setting, lookups, "srvLookups", "is no list");
  }

  private void oneLookup(Setting setting, ConfigValue value, Kind kind) {
    if (value instanceof ConfigValue.Section lookup) {
      add(destinations.lookup(call(setting, kind), lookup));
      return;
    }
    refuse(setting, value, "srvLookup", "is no object");
  }

  /** Go takes null for a member that is not there. */
  private void refuse(Setting setting, ConfigValue value, String member, String what) {
    if (!isNull(value)) {
      mistake(setting, value, member, what);
    }
  }

  private static boolean isNull(ConfigValue value) {
    return value instanceof ConfigValue.Plain(String text, Place _) && text.equals("null");
  }

  private void mistake(Setting setting, ConfigValue value, String member, String what) {
    findings.add(
        value.at(),
        "%s in %s of %s %s".formatted(member, setting.name(), service.name(), what),
        Destinations.MISTAKE);
  }

  private void text(Setting setting, String text) {
    switch (setting.key()) {
      case "dnsauthority", "lookupdnsauthority" ->
          add(destinations.resolver(call(setting, Kind.DNS), text));
      case "dnsstaticresolvers" -> socket(setting, text, Kind.DOH);
      default -> {
        if (setting.parent().equals("shardaddrs")) {
          socket(setting, text, Kind.REDIS);
        } else if (setting.key().equals("endpoint") && setting.parent().equals("opentelemetry")) {
          socket(setting, text, Kind.OTLP);
        } else if (CalledUrls.areUnder(setting.key())) {
          url(setting, text);
        }
      }
    }
  }

  private void url(Setting setting, String text) {
    Call call = call(setting, Kind.HTTP);
    Optional<HttpUrl> url = HttpUrl.of(text);
    url.ifPresentOrElse(
        there -> add(destinations.socket(call, there.socket())),
        () -> destinations.noSocket(call, text));
  }

  private void socket(Setting setting, String socket, Kind kind) {
    add(destinations.socket(call(setting, kind), socket));
  }

  private Call call(Setting setting, Kind kind) {
    return Call.of(service, setting, kind);
  }

  private void add(List<Edge> found) {
    for (Edge edge : found) {
      if (edges.stream().noneMatch(known -> isSame(known, edge))) {
        edges.add(edge);
      }
    }
  }

  private static boolean isSame(Edge known, Edge edge) {
    return known.to().equals(edge.to())
        && known.port() == edge.port()
        && known.kind() == edge.kind();
  }
}
