package io.boulderk8s.parity;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports a container's addresses, sockets and names. */
final class NetworkFacts {
  private NetworkFacts() {}

  static SortedMap<String, String> addresses(ProbeReport report, Identities identities) {
    SortedMap<String, String> items = new TreeMap<>();
    for (ProbeReport.Address address : report.addresses()) {
      String plain = address.prefix().replaceFirst("/.*", "");
      if (!plain.startsWith("fe80:")) {
        items.put(identities.isGiven(plain) ? "given by the system" : plain, "own");
      }
      if (!address.link().equals("lo")) {
        items.put("MTU", String.valueOf(address.mtu()));
      }
    }
    return items;
  }

  static SortedMap<String, String> sockets(ProbeReport report, Identities identities) {
    SortedMap<String, String> items = new TreeMap<>();
    report.sockets().forEach(socket -> items.put(identities.shown(socket), "open"));
    return items;
  }

  static SortedMap<String, String> hosts(ProbeReport report, Identities identities) {
    SortedMap<String, String> items = new TreeMap<>();
    report
        .hosts()
        .forEach(
            (name, addresses) ->
                items.put(
                    name.equals(report.hostname()) ? ProbeFacts.HOST_NAME : name,
                    identities.shown(String.join(" ", addresses.stream().sorted().toList()))));
    return items;
  }

  static SortedMap<String, String> resolver(ProbeReport report) {
    ProbeReport.Resolver file = report.resolver();
    return new TreeMap<>(
        Map.of(
            "nameserver", words(file.nameservers()),
            "search", words(file.search()),
            "options", words(file.options())));
  }

  static SortedMap<String, String> names(ProbeReport report, Identities identities) {
    SortedMap<String, String> items = new TreeMap<>();
    report
        .names()
        .forEach(
            (name, answers) -> {
              answers
                  .records()
                  .forEach((type, value) -> items.put(name + " " + type, identities.shown(value)));
              items.put(name + " looked up", identities.shown(answers.lookup()));
            });
    return items;
  }

  static SortedMap<String, String> reverse(ProbeReport report, Identities identities) {
    SortedMap<String, String> items = new TreeMap<>();
    report
        .reverse()
        .forEach((address, name) -> items.put(identities.shown(address), identities.shown(name)));
    return items;
  }

  static SortedMap<String, String> reach(ProbeReport report, Identities identities) {
    SortedMap<String, String> items = new TreeMap<>();
    report
        .reach()
        .forEach((target, outcome) -> items.put(identities.shown(target), outcome.result()));
    return items;
  }

  private static String words(List<String> list) {
    return String.join(" ", list);
  }
}
