package io.boulderk8s.boulder.edge;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Catalog;
import io.boulderk8s.boulder.config.DatabaseLinks;
import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.failure.BoulderK8sException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who talks to whom, as far as configurations say it. gRPC is derived twice: from the sections of
 * clients by Consul's names, and from the names that servers admit by the names in certificates.
 * What only one of both has is a finding; nobody guesses which one is right.
 *
 * @param all what the first derivation has; those that a server does not admit have no services
 * @param outsiders admitted names that no service has: tools, tests and Consul's checks have them
 */
public record Edges(List<Edge> all, List<Admission> outsiders, List<Finding> findings) {
  public Edges {
    all = List.copyOf(all);
    outsiders = List.copyOf(outsiders);
    findings = List.copyOf(findings);
  }

  /**
   * Derives them.
   *
   * @throws BoulderK8sException CHECKOUT, with all that cannot be read
   */
  public static Edges of(Catalog catalog, CheckoutTexts texts) {
    Findings findings = new Findings();
    Findings refused = new Findings();
    Destinations destinations = new Destinations(catalog, findings);
    DatabaseLinks links = new DatabaseLinks(texts, catalog.generation());
    Databases databases = new Databases(texts, links, destinations, refused);
    CtLogs logs = new CtLogs(texts, destinations, refused);
    List<Edge> edges = new ArrayList<>();
    Map<String, Set<String>> names = new HashMap<>();
    List<Admission> admissions = new ArrayList<>();
    for (BoulderService service : catalog.services()) {
      List<Edge> own = Clients.of(destinations, service);
      edges.addAll(own);
      edges.addAll(databases.of(service));
      edges.addAll(logs.by(service, own));
      names.put(service.name(), Identity.of(service, texts));
      Admission.of(service).forEach(admissions::add);
    }
    refused.refuseIfAny();
    Comparison comparison = new Comparison(names, admissions, findings);
    return new Edges(
        comparison.compared(edges.stream().distinct().toList()),
        admissions.stream().filter(comparison::isOutside).toList(),
        findings.sorted());
  }

  public List<Edge> from(String service) {
    return all.stream().filter(edge -> edge.from().equals(service)).toList();
  }

  public List<Edge> to(String service) {
    return all.stream().filter(edge -> edge.owned() && edge.to().equals(service)).toList();
  }

  /** Returns the names from outside that a service admits. */
  public Set<String> outsidersOf(String service) {
    return outsiders.stream()
        .filter(admission -> admission.server().equals(service))
        .map(Admission::client)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
