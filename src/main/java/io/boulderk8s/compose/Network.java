package io.boulderk8s.compose;

import java.util.List;

/**
 * A network of the project.
 *
 * @param fullName the name Docker gives it ("boulder_bouldernet"): reverse lookups show it
 * @param subnets CIDRs of `ipam.config`
 * @param internal no way out of the network
 */
public record Network(
    String name, String fullName, List<String> subnets, boolean internal, Source source) {}
