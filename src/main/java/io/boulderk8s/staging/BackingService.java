package io.boulderk8s.staging;

import io.boulderk8s.plan.Workload;
import java.util.List;

/**
 * A dependency of the Compose file in a stack whose services are split from the runner.
 *
 * @param workload its pod
 * @param names under which the cluster's DNS knows it: its own first, then its aliases; none if it
 *     has no network, or is called for its end only
 * @param ports where configurations lead to it; tests may use others
 */
public record BackingService(Workload workload, List<String> names, List<BackingPort> ports) {
  public BackingService {
    names = List.copyOf(names);
    ports = List.copyOf(ports);
  }

  /**
   * A port of it.
   *
   * @param name what is spoken there, with the number where several speak it
   */
  public record BackingPort(String name, int number, Protocol protocol) {}

  /** How a port is reached. */
  public enum Protocol {
    TCP,
    UDP
  }
}
