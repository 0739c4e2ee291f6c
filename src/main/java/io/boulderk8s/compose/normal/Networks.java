package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.AddressPool;
import io.boulderk8s.compose.Network;
import io.boulderk8s.compose.Source;
import io.boulderk8s.text.Ip;
import io.boulderk8s.text.Ipv4Range;
import java.util.List;
import java.util.Optional;

/** Reads top-level `networks`. */
final class Networks {
  private Networks() {}

  static Network of(String name, Section network, String project) {
    boolean external = network.flag("external", false);
    String fullName = network.text("name").orElse(external ? name : project + "_" + name);
    List<AddressPool> pools =
        network
            .section("ipam")
            .map(ipam -> ipam.sections("config").stream().map(Networks::pool))
            .stream()
            .flatMap(pool -> pool)
            .flatMap(Optional::stream)
            .toList();
    return new Network(
        name, fullName, pools, network.flag("internal", false), external, network.source());
  }

  static Network implicit(String project, Source source) {
    String name = Attachments.DEFAULT;
    return new Network(name, project + "_" + name, List.of(), false, false, source);
  }

  private static Optional<AddressPool> pool(Section pool) {
    Optional<String> subnet = pool.text("subnet");
    Optional<Ipv4Range> range = subnet.flatMap(Ipv4Range::of);
    if (subnet.isEmpty() || range.isEmpty()) {
      if (!pool.has("subnet") || subnet.isPresent()) {
        pool.problem(
            "subnet",
            subnet.map(s -> "\"" + s + "\" is not an IPv4 subnet").orElse("no `subnet`"),
            "write one like 10.1.2.0/24");
      }
      return Optional.empty();
    }
    Optional<String> ipRange = pool.text("ip_range").filter(text -> !text.isEmpty());
    if (ipRange.isPresent()
        && ipRange.flatMap(Ipv4Range::of).filter(r -> range.get().contains(r)).isEmpty()) {
      pool.problem(
          "ip_range", "\"" + ipRange.get() + "\" is no part of " + subnet.get(), "correct it");
    }
    Optional<String> gateway = pool.text("gateway").filter(text -> !text.isEmpty());
    if (gateway.isPresent() && !(Ip.isV4(gateway.get()) && range.get().contains(gateway.get()))) {
      pool.problem(
          "gateway", "\"" + gateway.get() + "\" is no address of " + subnet.get(), "correct it");
    }
    return Optional.of(new AddressPool(subnet.get(), ipRange, gateway));
  }
}
