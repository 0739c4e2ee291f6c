package io.boulderk8s.compose;

import java.util.Optional;

/**
 * One published port.
 *
 * @param hostIp the host address it is published on; empty for all
 * @param published the host's port, the first of a range; empty for any free one
 * @param last the last port of a range
 * @param protocol "tcp" or "udp"
 */
public record PortMapping(
    Optional<String> hostIp,
    Optional<Integer> published,
    Optional<Integer> last,
    int target,
    String protocol) {
  /** Returns it as the files write it: "8080", "8080-8090". */
  public Optional<String> publishedText() {
    return published.map(first -> first + last.map(end -> "-" + end).orElse(""));
  }
}
