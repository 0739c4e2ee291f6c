package io.boulderk8s.staging;

import io.boulderk8s.plan.Workload;
import java.util.List;

/**
 * A dependency of the Compose file in a stack whose services are split from the runner.
 *
 * @param workload its pod
 * @param kind how its pods follow one another
 * @param names under which the cluster's DNS knows it: its own first, then its aliases; none if it
 *     has no network, or is called for its end only
 * @param ports where configurations lead to it; tests may use others
 * @param data folders of its container whose content outlives its pods
 */
public record BackingService(
    Workload workload, Kind kind, List<String> names, List<BackingPort> ports, List<String> data) {
  public BackingService {
    names = List.copyOf(names);
    ports = List.copyOf(ports);
    data = List.copyOf(data);
  }

  /** What becomes of its pods. */
  public enum Kind {
    /** It has data of its own: a StatefulSet, with a claim for each folder. */
    DATA,
    /** All that it knows is in its pod: a Deployment. */
    PLAIN,
    /** Somebody waits for its end: a Job, again before each run. */
    ONCE
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
