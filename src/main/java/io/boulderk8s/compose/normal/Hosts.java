package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.text.Ip;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads `extra_hosts` and `dns`. */
final class Hosts {
  private static final String NEXT = "write \"host=address\"";
  private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final int LONGEST_NAME = 253;

  private Hosts() {}

  static List<HostEntry> extra(Section service) {
    return service.texts("extra_hosts").stream()
        .flatMap(
            text ->
                entries(service, text, Hosts::isKnown).filter(host -> isName(service, text, host)))
        .toList();
  }

  /** Matches names that /etc/hosts or a resolver can have. */
  private static boolean isName(Section service, Node.Scalar text, HostEntry entry) {
    boolean valid = entry.host().length() <= LONGEST_NAME && NAME.matcher(entry.host()).matches();
    if (!valid) {
      service
          .problems()
          .add(
              text.source(),
              "`" + entry.host() + "` is not a name that a resolver can look up",
              "use letters, digits, `-`, `_` and `.`");
    }
    return valid;
  }

  /** The engine that builds knows its own gateway. */
  static List<HostEntry> ofBuild(Section build) {
    return build.texts("extra_hosts").stream()
        .flatMap(
            t ->
                entries(
                    build,
                    t,
                    (section, text, address) ->
                        address.equals("host-gateway") || isKnown(section, text, address)))
        .toList();
  }

  @FunctionalInterface
  private interface AddressCheck {
    boolean accepts(Section section, Node.Scalar text, String address);
  }

  private static Stream<HostEntry> entries(Section service, Node.Scalar text, AddressCheck check) {
    String separator = text.text().contains("=") ? "=" : ":";
    String[] parts = text.text().split(separator, 2);
    if (parts.length < 2 || parts[0].isEmpty() || parts[0].contains(":")) {
      service
          .problems()
          .ofWhole()
          .add(text.source(), "not an extra host: \"" + text.text() + "\"", NEXT);
      return Stream.empty();
    }
    return Arrays.stream(parts[1].split(",", -1))
        .map(address -> address.replaceFirst("^\\[(.+)]$", "$1"))
        .filter(address -> check.accepts(service, text, address))
        .map(address -> new HostEntry(parts[0], address));
  }

  private static boolean isKnown(Section service, Node.Scalar text, String address) {
    if (Ip.isAddress(address)) {
      return true;
    }
    String what =
        address.equals("host-gateway")
            ? "`host-gateway` is not supported: a pod does not know the host's address"
            : "\"" + address + "\" is not an IP address";
    service.problems().add(text.source(), what, NEXT);
    return false;
  }

  static List<String> dns(Section service) {
    return service.texts("dns").stream()
        .filter(text -> !text.text().isEmpty())
        .filter(text -> isServer(service, text))
        .map(Node.Scalar::text)
        .toList();
  }

  private static boolean isServer(Section service, Node.Scalar text) {
    if (!Ip.isV4(text.text())) {
      service
          .problems()
          .add(
              text.source(),
              "\"" + text.text() + "\" is not the IPv4 address of a DNS server",
              "write an address like 10.0.0.2");
      return false;
    }
    return true;
  }
}
