package io.boulderk8s.check;

import java.util.Arrays;
import java.util.Optional;

/** A range of addresses, as 10.77.77.0/24. */
record Ipv4Range(long first, int prefix) {
  /** Empty for what is none, as an IPv6 range. */
  static Optional<Ipv4Range> parse(String text) {
    if (!text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+")) {
      return Optional.empty();
    }
    String[] parts = text.split("/", -1);
    long address =
        Arrays.stream(parts[0].split("\\.", -1))
            .mapToLong(Long::parseLong)
            .reduce(0, (sum, octet) -> sum << 8 | octet);
    int prefix = Integer.parseInt(parts[1]);
    return Optional.of(new Ipv4Range(address & mask(prefix), prefix));
  }

  boolean overlaps(Ipv4Range other) {
    long shorter = mask(Math.min(prefix, other.prefix));
    return (first & shorter) == (other.first & shorter);
  }

  private static long mask(int prefix) {
    return prefix == 0 ? 0 : 0xFFFFFFFFL << (32 - prefix) & 0xFFFFFFFFL;
  }

  @Override
  public String toString() {
    return "%d.%d.%d.%d/%d"
        .formatted(first >> 24 & 0xFF, first >> 16 & 0xFF, first >> 8 & 0xFF, first & 0xFF, prefix);
  }
}
