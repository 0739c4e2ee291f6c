package io.boulderk8s.compose;

import java.util.Optional;

/**
 * One entry of a network's `ipam.config`.
 *
 * @param subnet a CIDR
 * @param ipRange the range of dynamic addresses in it, a CIDR
 */
public record AddressPool(String subnet, Optional<String> ipRange, Optional<String> gateway) {}
