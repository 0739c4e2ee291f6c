package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.PortMapping;
import io.boulderk8s.text.Ip;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads `ports` of a service. */
final class Ports {
  private static final int HIGHEST = 65535;

  private Ports() {}

  static List<PortMapping> of(Section service) {
    return service.sections("ports").stream().map(Ports::port).flatMap(Optional::stream).toList();
  }

  private static Optional<PortMapping> port(Section port) {
    Optional<Integer> target = number(port, "target");
    if (target.isEmpty()) {
      if (!port.has("target")) {
        port.problem("target", "a port without `target`", "add the container's port");
      }
      return Optional.empty();
    }
    String protocol = port.text("protocol").orElse("tcp");
    if (!List.of("tcp", "udp").contains(protocol)) {
      port.problem("protocol", "the protocol `" + protocol + "` is not supported", "tcp or udp");
    }
    Optional<String> hostIp = port.text("host_ip");
    if (hostIp.isPresent() && !Ip.isAddress(hostIp.get())) {
      port.problem("host_ip", "not an IP address: \"" + hostIp.get() + "\"", "correct it");
    }
    List<String> published =
        port.text("published").filter(text -> !text.isEmpty()).stream()
            .flatMap(text -> Stream.of(text.split("-", 2)))
            .toList();
    return Optional.of(
        new PortMapping(
            hostIp,
            published.stream().limit(1).flatMap(text -> published(port, text)).findFirst(),
            published.stream().skip(1).flatMap(text -> published(port, text)).findFirst(),
            target.get(),
            protocol));
  }

  private static Stream<Integer> published(Section port, String text) {
    return number(port, "published", Optional.of(text)).stream();
  }

  private static Optional<Integer> number(Section port, String key) {
    return number(port, key, port.text(key));
  }

  private static Optional<Integer> number(Section port, String key, Optional<String> text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean valid =
        text.get().matches(key.equals("target") ? "[+]?[0-9]{1,5}" : "[0-9]{1,5}")
            && Integer.parseInt(text.get()) <= HIGHEST
            && (key.equals("published") || Integer.parseInt(text.get()) > 0);
    if (!valid) {
      port.problem(key, "not a port: \"" + text.get() + "\"", "write a number up to " + HIGHEST);
      return Optional.empty();
    }
    return text.map(Integer::valueOf);
  }
}
