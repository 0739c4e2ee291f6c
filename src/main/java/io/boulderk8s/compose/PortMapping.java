package io.boulderk8s.compose;

import java.util.Optional;

/**
 * One published port.
 *
 * @param hostIp the host address it is published on; empty for all
 * @param published the host's port; empty for any free one
 * @param protocol "tcp" or "udp"
 */
public record PortMapping(
    Optional<String> hostIp, Optional<Integer> published, int target, String protocol) {}
