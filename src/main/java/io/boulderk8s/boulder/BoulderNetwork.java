package io.boulderk8s.boulder;

import java.util.List;

/** The ports and address ranges that Boulder's Compose file uses on a machine. */
public final class BoulderNetwork {
  /** The published ports: the WFE's, plain and by TLS. */
  public static final List<Integer> PORTS = List.of(4001, 4003);

  /** The ranges of its containers' static addresses. */
  public static final List<String> RANGES = List.of("10.77.77.0/24", "64.112.117.0/24");

  private BoulderNetwork() {}
}
