package io.boulderk8s.parity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Turns reports of the probe into facts, without what differs from start to start. */
public final class ProbeFacts {
  /** Stands for the host name in facts: Docker makes one up, Kubernetes uses the pod's. */
  static final String HOST_NAME = "(host name)";

  private record Aspect(
      String name, BiFunction<ProbeReport, Identities, SortedMap<String, String>> items) {}

  /** To add an aspect, add a line. */
  private static final List<Aspect> ASPECTS =
      List.of(
          new Aspect("process", (report, _) -> ProcessFacts.process(report)),
          new Aspect("environment", (report, _) -> ProcessFacts.environment(report)),
          new Aspect("limits", (report, _) -> new TreeMap<>(report.process().limits())),
          new Aspect("capabilities", (report, _) -> new TreeMap<>(report.process().capabilities())),
          new Aspect("addresses", NetworkFacts::addresses),
          new Aspect("sockets", NetworkFacts::sockets),
          new Aspect("hosts", NetworkFacts::hosts),
          new Aspect("resolver", (report, _) -> NetworkFacts.resolver(report)),
          new Aspect("names", NetworkFacts::names),
          new Aspect("reverse", NetworkFacts::reverse),
          new Aspect("reach", NetworkFacts::reach),
          new Aspect("mounts", (report, _) -> MountFacts.of(report)));

  private ProbeFacts() {}

  /**
   * Returns all facts of all containers.
   *
   * @param chosen the static addresses of the Compose file
   * @param asking services that have DNS servers of their own
   */
  public static List<Fact> of(
      Map<String, ProbeReport> reports, Set<String> chosen, Set<String> asking) {
    Identities identities = new Identities(reports, chosen);
    Map<String, ProbeReport> known = new TreeMap<>(reports);
    known.replaceAll(
        (service, report) -> asking.contains(service) ? report : Outside.forgotten(report));
    return known.entrySet().stream()
        .flatMap(
            entry ->
                ASPECTS.stream()
                    .flatMap(
                        aspect ->
                            aspect.items().apply(entry.getValue(), identities).entrySet().stream()
                                .map(
                                    item ->
                                        Fact.of(
                                            entry.getKey(),
                                            aspect.name(),
                                            item.getKey(),
                                            item.getValue()))))
        .toList();
  }
}
