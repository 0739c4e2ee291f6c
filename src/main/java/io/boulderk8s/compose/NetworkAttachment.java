package io.boulderk8s.compose;

import java.util.List;
import java.util.Optional;

/**
 * A service's membership in a network: further names there, and the address that it must have, if
 * it asks for one.
 */
public record NetworkAttachment(
    String network, List<String> aliases, Optional<String> ipv4Address) {}
