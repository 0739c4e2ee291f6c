package io.boulderk8s.boulder;

import java.util.List;

/** What Boulder's Compose file takes of a machine's network. */
public final class BoulderNetwork {
  /** Ports that it publishes: the WFE's, plain and by TLS. */
  public static final List<Integer> PORTS = List.of(4001, 4003);

  /** Ranges that its containers have static addresses in. */
  public static final List<String> RANGES = List.of("10.77.77.0/24", "64.112.117.0/24");

  private BoulderNetwork() {}
}
