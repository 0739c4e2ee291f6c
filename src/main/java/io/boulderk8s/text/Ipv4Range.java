package io.boulderk8s.text;

import java.util.Optional;

/**
 * An IPv4 network, such as 10.77.77.0/24.
 *
 * @param first its own address as a number
 */
public record Ipv4Range(long first, int prefix) {
  private static final int BITS = 32;

  /** Parses CIDR notation; empty for everything else, such as an IPv6 network. */
  public static Optional<Ipv4Range> of(String cidr) {
    String[] parts = cidr.split("/", -1);
    if (parts.length != 2 || !Ip.isV4(parts[0]) || !parts[1].matches("[0-9]|[12][0-9]|3[0-2]")) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(parts[1]);
    return Optional.of(new Ipv4Range(number(parts[0]) & mask(prefix), prefix));
  }

  private static long mask(int prefix) {
    return (0xFFFFFFFFL << (BITS - prefix)) & 0xFFFFFFFFL;
  }

  private static long number(String address) {
    long number = 0;
    for (String octet : address.split("\\.", -1)) {
      number = number * 256 + Long.parseLong(octet);
    }
    return number;
  }

  public boolean contains(String address) {
    return (number(address) & mask(prefix)) == first;
  }

  public boolean contains(Ipv4Range other) {
    return other.prefix >= prefix && (other.first & mask(prefix)) == first;
  }

  public boolean overlaps(Ipv4Range other) {
    return contains(other) || other.contains(this);
  }

  /** The network's own address and its broadcast address belong to no host. */
  public boolean reserves(String address) {
    long last = first | (~mask(prefix) & 0xFFFFFFFFL);
    return prefix < BITS - 1 && (number(address) == first || number(address) == last);
  }

  @Override
  public String toString() {
    return "%d.%d.%d.%d/%d"
        .formatted(first >> 24 & 0xFF, first >> 16 & 0xFF, first >> 8 & 0xFF, first & 0xFF, prefix);
  }
}
