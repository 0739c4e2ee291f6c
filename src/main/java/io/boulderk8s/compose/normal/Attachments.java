package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.NetworkAttachment;
import io.boulderk8s.compose.NetworkMode;
import io.boulderk8s.compose.tree.Node;
import io.boulderk8s.text.Ip;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads `networks` and `network_mode` of a service. */
final class Attachments {
  static final String DEFAULT = "default";

  private Attachments() {}

  static Optional<NetworkMode> mode(Section service) {
    Optional<String> mode = service.text("network_mode").filter(text -> !text.isEmpty());
    if (mode.isEmpty()) {
      return Optional.empty();
    }
    if (!service.named("networks").isEmpty()) {
      service.inconsistency(
          "network_mode", "`network_mode` and `networks` exclude each other", "keep one of them");
    }
    if (!mode.get().equals("none")) {
      service.problem(
          "network_mode",
          "the network mode `" + mode.get() + "` is not supported: " + reason(mode.get()),
          "use `none`, or `networks`");
    }
    return Optional.of(NetworkMode.NONE);
  }

  private static String reason(String mode) {
    String kind = mode.split(":", 2)[0];
    return switch (kind) {
      case "host" -> "a kind node is a container, so its network is not this machine's";
      case "service", "container" ->
          "two containers share a network only as one pod, and a pod starts and ends as a whole";
      case "bridge" -> "Docker's own bridge is no network of the project";
      default -> "a network of Docker's that no pod is in";
    };
  }

  static SortedMap<String, NetworkAttachment> of(Section service) {
    SortedMap<String, NetworkAttachment> attachments = new TreeMap<>();
    if (service.text("network_mode").filter(text -> !text.isEmpty()).isPresent()) {
      return attachments;
    }
    service
        .named("networks")
        .forEach((name, section) -> attachments.put(name, attachment(name, section)));
    // with an empty `network_mode` other services decide which network it is
    if (attachments.isEmpty() && !service.has("network_mode")) {
      attachments.put(DEFAULT, new NetworkAttachment(DEFAULT, List.of(), Optional.empty()));
    }
    return attachments;
  }

  private static NetworkAttachment attachment(String name, Section section) {
    List<String> aliases = section.texts("aliases").stream().map(Node.Scalar::text).toList();
    Optional<String> address = section.text("ipv4_address").filter(text -> !text.isEmpty());
    if (address.isPresent() && !Ip.isV4(address.get())) {
      section.problem(
          "ipv4_address", "\"" + address.get() + "\" is not an IPv4 address", "correct it");
      return new NetworkAttachment(name, aliases, Optional.empty());
    }
    return new NetworkAttachment(name, aliases, address);
  }
}
