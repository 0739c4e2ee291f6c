package io.boulderk8s.compose;

import java.util.List;
import java.util.Optional;

/**
 * A service on a network: its further names there and the address it must own, where it asks for
 * one.
 */
public record NetworkAttachment(
    String network, List<String> aliases, Optional<String> ipv4Address) {}
