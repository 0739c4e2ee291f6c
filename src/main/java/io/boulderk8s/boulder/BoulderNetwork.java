package io.boulderk8s.boulder;

import java.util.List;
import java.util.Set;

/** The ports and address ranges that Boulder's Compose file uses on a machine. */
public final class BoulderNetwork {
  /** The published ports: the WFE's, plain and by TLS. */
  public static final List<Integer> PORTS = List.of(4001, 4003);

  /** The ranges of its containers' static addresses. */
  public static final List<String> RANGES = List.of("10.77.77.0/24", "64.112.117.0/24");

  /** The address that the services call one another by: the runner's, as long as all run there. */
  private static final Set<String> RUNNER = Set.of("10.77.77.77", "localhost", "127.0.0.1");

  private BoulderNetwork() {}

  /** Tells whether a service means its own machine with this address. */
  public static boolean isRunner(String host) {
    return RUNNER.contains(host);
  }
}
