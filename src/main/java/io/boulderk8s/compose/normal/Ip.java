package io.boulderk8s.compose.normal;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and networks as texts, without ever asking DNS. */
final class Ip {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private Ip() {}

  static boolean isAddress(String text) {
    return isV4(text) || isV6(text);
  }

  static boolean isV4(String text) {
    return V4.matcher(text).matches();
  }

  private static boolean isV6(String text) {
    if (!text.contains(":") || !text.matches("[0-9a-fA-F:.]+")) {
      return false;
    }
    try {
      return !(InetAddress.ofLiteral(text) instanceof Inet4Address) || text.contains(".");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** An IPv4 network in CIDR form. */
  record Range(long first, int prefix) {
    private static final int BITS = 32;

    static Optional<Range> of(String cidr) {
      String[] parts = cidr.split("/", -1);
      if (parts.length != 2 || !isV4(parts[0]) || !parts[1].matches("[0-9]|[12][0-9]|3[0-2]")) {
        return Optional.empty();
      }
      int prefix = Integer.parseInt(parts[1]);
      return Optional.of(new Range(number(parts[0]) & mask(prefix), prefix));
    }

    private static long mask(int prefix) {
      return (0xFFFFFFFFL << (BITS - prefix)) & 0xFFFFFFFFL;
    }

    boolean contains(String address) {
      return (number(address) & mask(prefix)) == first;
    }

    boolean contains(Range other) {
      return other.prefix >= prefix && (other.first & mask(prefix)) == first;
    }

    boolean overlaps(Range other) {
      return contains(other) || other.contains(this);
    }

    /** The network's own address and the broadcast address cannot be given to anybody. */
    boolean reserves(String address) {
      long last = first | (~mask(prefix) & 0xFFFFFFFFL);
      return prefix < BITS - 1 && (number(address) == first || number(address) == last);
    }
  }

  private static long number(String address) {
    long number = 0;
    for (String octet : address.split("\\.", -1)) {
      number = number * 256 + Long.parseLong(octet);
    }
    return number;
  }
}
