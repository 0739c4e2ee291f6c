package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.consul.ConsulConfig;
import io.boulderk8s.boulder.consul.ConsulService;
import io.boulderk8s.boulder.edge.Edge.Kind;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first derivation of edges: what the sections of clients in a service's JSON lead to, by the
 * names that Consul has.
 */
final class Clients {
  private static final Pattern SOCKET = Pattern.compile("([\\w.-]+):([0-9]{1,5})");

  private static final int DNS_PORT = 53;

  private final Catalog catalog;
  private final BoulderService service;
  private final Findings findings;
  private final List<Edge> edges = new ArrayList<>();

  private Clients(Catalog catalog, BoulderService service, Findings findings) {
    this.catalog = catalog;
    this.service = service;
    this.findings = findings;
  }

  static List<Edge> of(Catalog catalog, BoulderService service, Findings findings) {
    Clients clients = new Clients(catalog, service, findings);
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
    if (setting.parent().equals("lookups") && section.text("service").isPresent()) {
      lookup(setting, section, Kind.REDIS);
      return;
    }
    Kind kind = setting.key().equals("dnsprovider") ? Kind.DOH : Kind.GRPC;
    section.text("serverAddress").ifPresent(socket -> socket(setting, socket, kind));
    section.find("srvLookup").ifPresent(lookup -> oneLookup(setting, lookup, kind));
    section.find("srvLookups").ifPresent(lookups -> lookups(setting, lookups, kind));
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
      lookup(setting, lookup, kind);
      return;
    }
    refuse(setting, value, "srvLookup", "is no object");
  }

  /** Go takes null for a member that is not there. */
  private void refuse(Setting setting, ConfigValue value, String member, String what) {
    if (!(value instanceof ConfigValue.Plain(String text, Place _) && text.equals("null"))) {
      findings.add(
          value.at(),
          "%s in %s of %s %s".formatted(member, setting.name(), service.name(), what),
          "correct it: the service does not start with it");
    }
  }

  private void text(Setting setting, String text) {
    switch (setting.key()) {
      case "dnsauthority", "lookupdnsauthority" ->
          outside(setting, text.replaceFirst(":53$", ""), DNS_PORT, Kind.DNS);
      case "dnsstaticresolvers" -> socket(setting, text, Kind.DOH);
      default -> {
        if (setting.parent().equals("shardaddrs")) {
          socket(setting, text, Kind.REDIS);
        } else if (setting.key().equals("endpoint") && setting.parent().equals("opentelemetry")) {
          socket(setting, text, Kind.OTLP);
        } else if (isUrl(setting)) {
          Urls.socket(text)
              .ifPresentOrElse(
                  socket -> socket(setting, socket, Kind.HTTP), () -> noSocket(setting, text));
        }
      }
    }
  }

  /** Many URLs of a configuration are told to others; these are called. */
  private static boolean isUrl(Setting setting) {
    return setting.key().endsWith("baseurl")
        || setting.key().equals("s3endpoint")
        || setting.key().equals("monitoringprefix");
  }

  private void socket(Setting setting, String socket, Kind kind) {
    Matcher parts = SOCKET.matcher(socket);
    if (!parts.matches()) {
      noSocket(setting, socket);
      return;
    }
    String host = parts.group(1);
    int port = Integer.parseInt(parts.group(2));
    Optional<String> name = ConsulConfig.nameOf(host);
    if (name.isEmpty()) {
      address(setting, host, port, kind);
      return;
    }
    List<String> addresses =
        named(setting, name.orElseThrow()).stream()
            .flatMap(there -> there.address().stream())
            .distinct()
            .toList();
    addresses.forEach(address -> address(setting, address, port, kind));
  }

  private void lookup(Setting setting, ConfigValue.Section lookup, Kind kind) {
    String name = lookup.text("service").orElse("");
    for (ConsulService there : named(setting, name)) {
      Optional<String> address = there.address();
      if (address.isEmpty() || there.port().isEmpty()) {
        findings.add(
            there.at(),
            "%s asks for the ports of %s, and this entry has none".formatted(service.name(), name),
            "give it an address and a port");
        continue;
      }
      address(setting, address.orElseThrow(), there.port().orElseThrow(), kind);
    }
  }

  private List<ConsulService> named(Setting setting, String name) {
    List<ConsulService> there = catalog.consul().named(name);
    if (there.isEmpty()) {
      findings.add(
          setting.at(),
          "%s of %s asks Consul for %s, which it does not have"
              .formatted(setting.name(), service.name(), name),
          "add it to test/consul/config.hcl, or correct the name");
    }
    return there;
  }

  private void address(Setting setting, String host, int port, Kind kind) {
    if (!BoulderNetwork.isRunner(host)) {
      outside(setting, host, port, kind);
      return;
    }
    Optional<BoulderService> owner = catalog.atRunner(host, port);
    if (owner.isEmpty()) {
      findings.add(
          setting.at(),
          "%s of %s leads to %s:%d, where nobody listens"
              .formatted(setting.name(), service.name(), host, port),
          "correct the port, here or in test/consul/config.hcl");
      return;
    }
    add(setting, owner.orElseThrow().name(), true, port, kind);
  }

  private void outside(Setting setting, String host, int port, Kind kind) {
    add(setting, host, false, port, kind);
  }

  private void add(Setting setting, String to, boolean owned, int port, Kind kind) {
    boolean known =
        edges.stream()
            .anyMatch(edge -> edge.to().equals(to) && edge.port() == port && edge.kind() == kind);
    if (!known) {
      edges.add(
          new Edge(service.name(), to, owned, port, kind, setting.name(), List.of(), setting.at()));
    }
  }

  private void noSocket(Setting setting, String text) {
    findings.add(
        setting.at(),
        "%s of %s is '%s', which names no host and port"
            .formatted(setting.name(), service.name(), text),
        "write host:port");
  }
}
