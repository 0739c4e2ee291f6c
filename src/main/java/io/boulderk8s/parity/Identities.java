package io.boulderk8s.parity;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Maps addresses to containers. Addresses that the system assigned differ from start to start;
 * facts name the container instead.
 */
final class Identities {
  private static final Pattern IPV4 = Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b");

  private final Map<String, String> names = new HashMap<>();

  /**
   * Reads them from the containers' reports.
   *
   * @param chosen addresses in the Compose file
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

  /** Tells whether the system assigned the address. */
  boolean isGiven(String address) {
    return names.containsKey(address);
  }

  private String name(MatchResult address) {
    return names.getOrDefault(address.group(), address.group());
  }
}
