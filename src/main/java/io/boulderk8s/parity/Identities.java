package io.boulderk8s.parity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Who has which address. Addresses that nobody chose differ from start to start; in facts they are
 * written as the container that has them.
 */
final class Identities {
  private static final Pattern IPV4 = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

  private final Map<String, String> names = new HashMap<>();

  /**
   * Learns them from what the containers say of themselves.
   *
   * @param chosen addresses that the Compose file gives
   */
  Identities(Map<String, ProbeReport> reports, Set<String> chosen) {
    reports.forEach(
        (container, report) ->
            report.addresses().stream()
                .map(address -> address.prefix().replaceFirst("/.*", ""))
                .filter(address -> IPV4.matcher(address).matches())
                .filter(address -> !address.startsWith("127.") && !chosen.contains(address))
                .forEach(address -> names.put(address, "(" + container + ")")));
  }

  String shown(String text) {
    return IPV4.matcher(text).replaceAll(this::name);
  }

  /** Whether the address is one that the container was given. */
  boolean isGiven(String address) {
    return names.containsKey(address);
  }

  private String name(MatchResult address) {
    return names.getOrDefault(address.group(), address.group());
  }
}
