package io.boulderk8s.check;

import io.boulderk8s.text.Ipv4Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parses the kernel's table of IPv4 routes, as /proc/net/route prints it: numbers in host byte
 * order.
 */
final class Routes {
  private Routes() {}

  /** Returns the ranges with a route of their own, and the link of each. */
  static Map<String, List<Ipv4Range>> parse(String table) {
    Map<String, List<Ipv4Range>> routes = new TreeMap<>();
    table
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+"))
        .filter(column -> column.length > 7)
        .forEach(
            column -> {
              int prefix = Integer.bitCount(Integer.parseUnsignedInt(column[7], 16));
              int address = Integer.reverseBytes(Integer.parseUnsignedInt(column[1], 16));
              if (prefix > 0) {
                routes
                    .computeIfAbsent(column[0], _ -> new ArrayList<>())
                    .add(new Ipv4Range(Integer.toUnsignedLong(address), prefix));
              }
            });
    return routes;
  }
}
