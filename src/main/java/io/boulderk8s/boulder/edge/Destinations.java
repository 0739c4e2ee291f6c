package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.config.ConfigValue;
import io.boulderk8s.boulder.config.Setting;
import io.boulderk8s.boulder.consul.ConsulConfig;
import io.boulderk8s.boulder.consul.ConsulService;
import io.boulderk8s.boulder.read.CheckoutPath;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Socket;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds where calls lead, by the names that Consul has. What leads nowhere is a finding. */
record Destinations(Catalog catalog, Findings findings) {
  private static final int DNS_PORT = 53;
  private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  static final String MISTAKE = "correct it: the service does not start with it";

  /** Follows host:port. */
  List<Edge> socket(Call call, String written) {
    Optional<Socket> socket = Socket.of(written);
    if (socket.isEmpty()) {
      noSocket(call, written);
    }
    return socket.map(there -> socket(call, there)).orElse(List.of());
  }

  List<Edge> socket(Call call, Socket socket) {
    Optional<String> name = ConsulConfig.nameOf(socket.host());
    if (name.isEmpty()) {
      return address(call, socket.host(), socket.port()).toList();
    }
    List<ConsulService> announced = named(call, name.orElseThrow());
    announced.stream()
        .filter(there -> there.address().isEmpty())
        .forEach(there -> lacks(call, "address", there));
    return announced.stream()
        .flatMap(there -> there.address().stream())
        .distinct()
        .flatMap(address -> address(call, address, socket.port()))
        .toList();
  }

  /** Follows whom a client of DNS asks: host, or host:port. Consul's own name is in no file. */
  List<Edge> resolver(Call call, String written) {
    Optional<Socket> socket = Socket.of(written).or(() -> Socket.of(written + ":" + DNS_PORT));
    if (socket.filter(there -> there.port() != DNS_PORT).isPresent()) {
      findings.add(
          call.at(),
          call.subject() + " asks for names at another port than " + DNS_PORT,
          "leave the port out: by UDP split services reach that port only");
    }
    return socket
        .filter(there -> ConsulConfig.nameOf(there.host()).filter("consul"::equals).isPresent())
        .map(there -> List.of(call.to(there.host(), false, there.port())))
        .orElseGet(() -> socket(call, socket.map(Socket::toString).orElse(written)));
  }

  /** Follows a section that asks for service records. */
  List<Edge> lookup(Call call, ConfigValue.Section lookup) {
    Optional<String> name = lookup.text("service");
    if (name.isEmpty()) {
      findings.add(lookup.at(), call.subject() + " asks for a service without a name", MISTAKE);
      return List.of();
    }
    String asked = name.orElseThrow();
    Optional<String> elsewhere =
        lookup.text("domain").filter(domain -> ConsulConfig.nameOf(asked + "." + domain).isEmpty());
    if (elsewhere.isPresent()) {
      findings.add(
          lookup.at(),
          "%s asks for %s in %s, where Consul has no services"
              .formatted(call.subject(), asked, elsewhere.orElseThrow()),
          "write service.consul as the domain");
      return List.of();
    }
    return named(call, asked).stream().flatMap(there -> announced(call, there)).toList();
  }

  private Stream<Edge> announced(Call call, ConsulService there) {
    if (there.address().isEmpty() || there.port().isEmpty()) {
      lacks(call, "ports", there);
      return Stream.empty();
    }
    return address(call, there.address().orElseThrow(), there.port().orElseThrow());
  }

  private void lacks(Call call, String what, ConsulService there) {
    findings.add(
        there.at(),
        "%s asks for the %s of %s, and this entry has none"
            .formatted(call.from(), what, there.name()),
        "give it an address and a port");
  }

  private List<ConsulService> named(Call call, String name) {
    List<ConsulService> there = catalog.consul().named(name);
    if (there.isEmpty()) {
      findings.add(
          call.at(),
          "%s asks Consul for %s, which it does not have".formatted(call.subject(), name),
          "add it to test/consul/config.hcl, or correct the name");
    }
    there.forEach(this::checkAddress);
    return there;
  }

  private void checkAddress(ConsulService there) {
    there
        .address()
        .filter(address -> !IPV4.matcher(address).matches())
        .ifPresent(
            address ->
                findings.add(
                    there.at(),
                    "%s is announced at '%s', which is no IPv4 address"
                        .formatted(there.name(), address),
                    "write the address in numbers: Consul's clients look up no second name"));
  }

  private Stream<Edge> address(Call call, String host, int port) {
    if (!BoulderNetwork.leadsToRunner(host)) {
      return Stream.of(call.to(host, false, port));
    }
    Optional<BoulderService> owner = catalog.atRunner(host, port);
    if (owner.isEmpty()) {
      nobody(call, host, port);
    }
    return owner.stream().map(there -> call.to(there.name(), true, port));
  }

  private void nobody(Call call, String host, int port) {
    findings.add(
        call.at(),
        "%s leads to %s, where nobody listens".formatted(call.subject(), new Socket(host, port)),
        "correct the port, here or in test/consul/config.hcl");
  }

  /** Returns the file of the checkout that a setting names. */
  Optional<String> file(BoulderService service, Setting setting) {
    Optional<String> file = setting.text().flatMap(CheckoutPath::of);
    if (file.isEmpty()) {
      findings.add(
          setting.at(),
          "%s of %s %s"
              .formatted(
                  setting.name(),
                  service.name(),
                  setting
                      .text()
                      .map(text -> "is outside the checkout: " + text)
                      .orElse("is empty")),
          "name a file of the checkout: what it leads to is not known else");
    }
    return file;
  }

  void noSocket(Call call, String written) {
    findings.add(
        call.at(),
        "%s is '%s', which names no host and port".formatted(call.subject(), written),
        "write host:port");
  }
}
