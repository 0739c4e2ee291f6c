package io.boulderk8s.staging;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.consul.ConsulService;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Derives who reaches whom among split services and the runner: what their configurations say, and
 * what only Boulder's source says. The runner reaches everybody, and dependencies of the Compose
 * file are not in it.
 *
 * @param split names of services that are not in the runner
 */
record Reaches(Plan plan, ServiceMap map, Collection<String> split) {
  List<Reach> all() {
    return Stream.of(edges(), validations(), checks())
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

  /** Consul checks what it announces. */
  private Stream<Reach> checks() {
    List<String> consuls =
        plan.dependencies().stream()
            .filter(dependency -> Consul.isIt(dependency, plan.runner()))
            .map(Workload::service)
            .toList();
    return map.catalog().consul().services().stream()
        .filter(service -> service.address().filter(BoulderNetwork::isRunner).isPresent())
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
