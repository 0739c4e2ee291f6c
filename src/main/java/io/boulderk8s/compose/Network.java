package io.boulderk8s.compose;

import java.util.List;

/**
 * A network of the project.
 *
 * @param fullName the name Docker gives it ("boulder_bouldernet"): reverse lookups show it
 * @param pools `ipam.config`
 * @param internal no way out of the network
 * @param external made by somebody else, not by this project
 */
public record Network(
    String name,
    String fullName,
    List<AddressPool> pools,
    boolean internal,
    boolean external,
    Source source) {
  public Network {
    pools = List.copyOf(pools);
  }

  /** The CIDRs of `ipam.config`. */
  public List<String> subnets() {
    return pools.stream().map(AddressPool::subnet).toList();
  }
}
