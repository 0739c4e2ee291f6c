package io.boulderk8s.compose;

import java.util.List;

/**
 * A network of the project.
 *
 * @param fullName the name Docker gives it ("boulder_bouldernet"): reverse lookups show it
 * @param pools `ipam.config`
 * @param internal whether it has no way out
 * @param external whether it exists outside of this project
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

  /** Returns the CIDRs of `ipam.config`. */
  public List<String> subnets() {
    return pools.stream().map(AddressPool::subnet).toList();
  }
}
