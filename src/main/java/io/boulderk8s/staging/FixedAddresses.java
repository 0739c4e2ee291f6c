package io.boulderk8s.staging;

import io.boulderk8s.boulder.BoulderNetwork;
import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives the static addresses that split services call: Redis and resolvers, which certificates
 * name by them, and those at which challenges are answered.
 *
 * @param split names of services that are not in the runner
 */
record FixedAddresses(Plan plan, ServiceMap map, Collection<String> split) {
  /** The first port of the runner's pod that stands for one of an address of its own. */
  private static final int FIRST_DOOR = 20_000;

  List<FixedAddress> all() {
    return Stream.concat(ofDependencies(), ofRunner().stream()).toList();
  }

  private Stream<FixedAddress> ofDependencies() {
    return plan.dependencies().stream()
        .flatMap(
            dependency ->
                dependency.endpoint().addresses().stream().map(address -> of(dependency, address)))
        .filter(fixed -> !fixed.ports().isEmpty());
  }

  private FixedAddress of(Workload dependency, String address) {
    SortedMap<Integer, Integer> ports = new TreeMap<>();
    map.edges().all().stream()
        .filter(edge -> split.contains(edge.from()) && !edge.owned() && edge.to().equals(address))
        .forEach(edge -> ports.put(edge.port(), edge.port()));
    return new FixedAddress(dependency.service(), false, address, ports);
  }

  /** On the wire there is only its pod's address, so each socket has a port of its own. */
  private List<FixedAddress> ofRunner() {
    Set<Integer> taken =
        map.catalog().services().stream()
            .flatMap(service -> service.ports().stream())
            .map(port -> port.number())
            .collect(Collectors.toSet());
    int door = FIRST_DOOR;
    List<FixedAddress> all = new ArrayList<>();
    for (String address : plan.runner().endpoint().addresses()) {
      SortedMap<Integer, Integer> ports = new TreeMap<>();
      for (int port : called(address)) {
        while (taken.contains(door)) {
          door++;
        }
        ports.put(port, door++);
      }
      all.add(new FixedAddress(plan.runner().service(), true, address, ports));
    }
    return all.stream().filter(fixed -> !fixed.ports().isEmpty()).toList();
  }

  private Set<Integer> called(String address) {
    Set<Integer> ports = new TreeSet<>();
    if (BoulderNetwork.isRunner(address)) {
      map.edges().all().stream()
          .filter(edge -> split.contains(edge.from()))
          .filter(edge -> edge.owned() && !split.contains(edge.to()))
          .forEach(edge -> ports.add(edge.port()));
      return ports;
    }
    // no validator asks a private address
    return map.catalog().services().stream()
            .filter(service -> split.contains(service.name()))
            .anyMatch(SplitRules::validates)
        ? new TreeSet<>(SplitRules.CHALLENGES)
        : ports;
  }

  /** Returns who reaches whom, without Consul, and with the ports at which connections arrive. */
  List<Reach> arriving(List<Reach> reaches, List<FixedAddress> fixed) {
    return reaches.stream().flatMap(reach -> arriving(reach, fixed)).sorted().toList();
  }

  private Stream<Reach> arriving(Reach reach, List<FixedAddress> fixed) {
    if (split.contains(reach.from()) && isConsuls(reach)) {
      return Stream.empty();
    }
    if (!split.contains(reach.from()) || !reach.to().equals(plan.runner().service())) {
      return Stream.of(reach);
    }
    return fixed.stream()
        .filter(FixedAddress::runner)
        .flatMap(address -> Stream.ofNullable(address.ports().get(reach.port())))
        .map(door -> new Reach(reach.from(), reach.to(), door));
  }

  /** Nobody asks it for names any more. */
  private boolean isConsuls(Reach reach) {
    return reach.port() == Reach.NAMES
        && plan.dependencies().stream()
            .filter(dependency -> dependency.service().equals(reach.to()))
            .anyMatch(dependency -> Consul.isIt(dependency, plan.runner()));
  }
}
