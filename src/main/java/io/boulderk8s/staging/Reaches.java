package io.boulderk8s.staging;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.consul.ConsulService;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Derives who reaches whom among split services, dependencies of the Compose file and the runner:
 * what their configurations say, and what only Boulder's source says. The runner reaches everybody,
 * and dependencies each other.
 *
 * @param split names of services that are not in the runner
 */
record Reaches(Plan plan, ServiceMap map, Collection<String> split) {
  List<Reach> all() {
    return Stream.of(edges(), validations(), checks(), backing(), names())
        .flatMap(reaches -> reaches)
        .filter(reach -> !reach.from().equals(reach.to()))
        .filter(reach -> !reach.from().equals(runner()))
        .distinct()
        .sorted()
        .toList();
  }

  private String runner() {
    return plan.runner().service();
  }

  private String place(String service) {
    return split.contains(service) ? service : runner();
  }

  private Stream<Reach> edges() {
    return map.edges().all().stream()
        .filter(edge -> edge.owned())
        .map(edge -> new Reach(place(edge.from()), place(edge.to()), edge.port()));
  }

  /** Challenges are answered at the runner's public addresses. */
  private Stream<Reach> validations() {
    return map.catalog().services().stream()
        .filter(service -> split.contains(service.name()))
        .filter(SplitRules::validates)
        .map(BoulderService::name)
        .flatMap(
            name -> SplitRules.CHALLENGES.stream().map(port -> new Reach(name, runner(), port)));
  }

  /** What is left in the runner reaches dependencies as the runner does. */
  private Stream<Reach> backing() {
    BackingServices services = new BackingServices(plan, map, Set.copyOf(split));
    return plan.dependencies().stream()
        .flatMap(
            dependency ->
                services.edges(dependency).stream()
                    .map(edge -> new Reach(place(edge.from()), dependency.service(), edge.port())));
  }

  /** Every program may look a name up. */
  private Stream<Reach> names() {
    return consuls()
        .flatMap(consul -> split.stream().map(from -> new Reach(from, consul, Reach.NAMES)));
  }

  private Stream<String> consuls() {
    return plan.dependencies().stream()
        .filter(dependency -> Consul.isIt(dependency, plan.runner()))
        .map(Workload::service);
  }

  /** Consul checks what it announces. */
  private Stream<Reach> checks() {
    List<String> consuls = consuls().toList();
    return map.catalog().consul().services().stream()
        .filter(service -> service.address().filter(BoulderNetwork::leadsToRunner).isPresent())
        .filter(service -> service.port().isPresent())
        .flatMap(service -> checks(service, consuls));
  }

  private Stream<Reach> checks(ConsulService service, List<String> consuls) {
    int port = service.port().orElseThrow();
    return map.catalog().atRunner(service.address().orElse(""), port).stream()
        .flatMap(
            owner -> consuls.stream().map(consul -> new Reach(consul, place(owner.name()), port)));
  }
}
