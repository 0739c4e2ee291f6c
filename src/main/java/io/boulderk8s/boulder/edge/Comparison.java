package io.boulderk8s.boulder.edge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.boulderk8s.boulder.edge.Edge.Kind;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Holds the edges of clients against what servers admit. */
final class Comparison {
  private static final String HEALTH = "grpc.health.v1.Health";

  private final Map<String, Set<String>> names;
  private final List<Admission> admissions;
  private final Findings findings;

  /**
   * Prepares it.
   *
   * @param names of the certificate of each service
   */
  Comparison(Map<String, Set<String>> names, List<Admission> admissions, Findings findings) {
    this.names = names;
    this.admissions = admissions;
    this.findings = findings;
  }

  /** Returns the edges with what may be called by them; finds what only one side has. */
  List<Edge> compared(List<Edge> edges) {
    List<Edge> compared = edges.stream().map(this::admitted).toList();
    List<Edge> calls =
        compared.stream().filter(edge -> edge.kind() == Kind.GRPC && edge.owned()).toList();
    calls.stream()
        .filter(edge -> edge.services().isEmpty())
        .collect(groupingBy(Edge::at, TreeMap::new, toList()))
        .forEach(this::notAdmitted);
    admissions.stream()
        .filter(admission -> !admission.service().equals(HEALTH))
        .collect(groupingBy(Admission::at, TreeMap::new, toList()))
        .forEach((at, there) -> notCalled(at, there, calls));
    return compared;
  }

  /** Tells whether no service of the catalog has this client's name. */
  boolean isOutside(Admission admission) {
    return names.values().stream().noneMatch(own -> own.contains(admission.client()));
  }

  private Set<String> namesOf(String service) {
    return names.getOrDefault(service, Set.of());
  }

  private Edge admitted(Edge edge) {
    if (edge.kind() != Kind.GRPC || !edge.owned()) {
      return edge;
    }
    return edge.admitted(
        admissions.stream()
            .filter(admission -> admission.server().equals(edge.to()))
            .filter(admission -> namesOf(edge.from()).contains(admission.client()))
            .map(Admission::service)
            .filter(service -> !service.equals(HEALTH))
            .distinct()
            .sorted()
            .toList());
  }

  private void notAdmitted(Place at, List<Edge> edges) {
    Set<String> clients = new TreeSet<>();
    edges.forEach(edge -> clients.addAll(namesOf(edge.from())));
    findings.add(
        at,
        "%s of %s leads to %s, where no clientNames has %s"
            .formatted(
                edges.getFirst().reason(),
                listed(edges, Edge::from),
                listed(edges, Edge::to),
                clients.isEmpty() ? "a name of theirs" : String.join(" or ", clients)),
        "add the name there, or take the section out: these calls are refused");
  }

  private void notCalled(Place at, List<Admission> there, List<Edge> calls) {
    Set<String> servers = new TreeSet<>();
    Set<String> clients = new TreeSet<>();
    for (Admission admission : there) {
      for (String client : clientsNamed(admission.client())) {
        if (calls.stream().noneMatch(call -> isFrom(call, client, admission.server()))) {
          servers.add(admission.server());
          clients.add(client);
        }
      }
    }
    if (!servers.isEmpty()) {
      findings.add(
          at,
          "%s of %s admits %s, but no client section of %s leads there"
              .formatted(
                  there.getFirst().service(),
                  String.join(", ", servers),
                  there.getFirst().client(),
                  String.join(", ", clients)),
          "nothing if they share a configuration; else take the name out, or add the section");
    }
  }

  private List<String> clientsNamed(String name) {
    List<String> clients = new ArrayList<>();
    names.forEach(
        (service, own) -> {
          if (own.contains(name)) {
            clients.add(service);
          }
        });
    return clients;
  }

  private static boolean isFrom(Edge edge, String client, String server) {
    return edge.from().equals(client) && edge.to().equals(server);
  }

  private static String listed(List<Edge> edges, Function<Edge, String> end) {
    return edges.stream().map(end).distinct().collect(joining(", "));
  }
}
