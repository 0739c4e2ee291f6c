package io.boulderk8s.boulder.consul;

import io.boulderk8s.boulder.read.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A service that Consul announces.
 *
 * @param address empty: the address of Consul itself
 * @param port none: the name has an address, but no port
 */
public record ConsulService(
    String name, Optional<String> address, OptionalInt port, List<String> tags, Place at) {
  public ConsulService {
    tags = List.copyOf(tags);
  }

  /** Tells whether both announce the same, wherever they stand. */
  boolean isSame(ConsulService other) {
    return equals(new ConsulService(other.name, other.address, other.port, other.tags, at));
  }
}
