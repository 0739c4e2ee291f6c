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
  private static final String MACHINE = "10.77.77.77";

  private static final Set<String> RUNNER = Set.of(MACHINE, "localhost", "127.0.0.1");

  /** What else leads there: the Compose file's name for it, and its public addresses. */
  private static final String NAME = "boulder";

  private static final Set<String> OTHERS = Set.of(NAME, "::1", "64.112.117.122", "64.112.117.134");

  private BoulderNetwork() {}

  /** Tells whether a service means its own machine with this address. */
  public static boolean isRunner(String host) {
    return RUNNER.contains(host);
  }

  /** Tells whether a connection to this host arrives at that machine. */
  public static boolean leadsToRunner(String host) {
    return isRunner(host) || OTHERS.contains(host);
  }

  /** Returns the address that its name stands for; other hosts stand for themselves. */
  public static String address(String host) {
    return host.equals(NAME) ? MACHINE : host;
  }
}
