package io.boulderk8s.staging;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.consul.ConsulConfig;
import io.boulderk8s.boulder.edge.Edge;
import io.boulderk8s.boulder.read.Socket;
import io.boulderk8s.compose.Dependency.Condition;
import io.boulderk8s.plan.KubernetesName;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.staging.BackingService.BackingPort;
import io.boulderk8s.staging.BackingService.Kind;
import io.boulderk8s.staging.BackingService.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Derives what the Compose file's dependencies are in a split stack.
 *
 * @param taken names of split services
 */
record BackingServices(Plan plan, ServiceMap map, Set<String> taken) {
  List<BackingService> all() {
    return plan.dependencies().stream().map(this::of).toList();
  }

  private BackingService of(Workload dependency) {
    List<String> data = ends(dependency) ? List.of() : DataFolders.of(dependency);
    Kind kind = ends(dependency) ? Kind.ONCE : data.isEmpty() ? Kind.PLAIN : Kind.DATA;
    return new BackingService(dependency, kind, names(dependency), ports(dependency), data);
  }

  /** An alias that several have, or that is no name for Kubernetes, stays with the agents. */
  private List<String> names(Workload dependency) {
    List<String> names = new ArrayList<>();
    if (!dependency.endpoint().isolated() && !ends(dependency)) {
      names.add(dependency.name());
      aliases(dependency).stream()
          .filter(alias -> KubernetesName.unique(alias).equals(alias))
          .filter(alias -> !taken.contains(alias) && isItsAlone(alias, dependency))
          .forEach(names::add);
    }
    return names;
  }

  /** Tells whether somebody waits for its end: nobody calls it then. */
  private boolean ends(Workload dependency) {
    return plan.workloads().stream()
        .flatMap(other -> other.startsAfter().stream())
        .filter(after -> after.service().equals(dependency.service()))
        .anyMatch(after -> after.condition() == Condition.SERVICE_COMPLETED_SUCCESSFULLY);
  }

  private boolean isItsAlone(String alias, Workload dependency) {
    return plan.workloads().stream()
        .filter(other -> !other.service().equals(dependency.service()))
        .noneMatch(other -> other.name().equals(alias) || aliases(other).contains(alias));
  }

  static Set<String> aliases(Workload dependency) {
    Set<String> aliases = new TreeSet<>();
    dependency
        .endpoint()
        .attachments()
        .values()
        .forEach(
            attachment ->
                attachment.names().stream()
                    .filter(name -> !name.equals(attachment.container()))
                    .forEach(aliases::add));
    aliases.remove(dependency.name());
    return aliases;
  }

  private List<BackingPort> ports(Workload dependency) {
    List<Edge> edges = edges(dependency);
    return edges.stream().flatMap(edge -> ports(edge, edges)).distinct().toList();
  }

  /** Returns those that lead to it. */
  List<Edge> edges(Workload dependency) {
    Set<String> hosts = new HashSet<>(dependency.endpoint().addresses());
    hosts.add(Socket.host(dependency.service()));
    aliases(dependency).forEach(alias -> hosts.add(Socket.host(alias)));
    return map.edges().all().stream()
        .filter(edge -> !edge.owned())
        .filter(edge -> hosts.contains(edge.to()) || isAsked(edge, dependency))
        .toList();
  }

  /** Who asks for names asks the one whom the runner asks. */
  private boolean isAsked(Edge edge, Workload dependency) {
    return edge.kind() == Edge.Kind.DNS
        && ConsulConfig.nameOf(edge.to()).isPresent()
        && Consul.isIt(dependency, plan.runner());
  }

  private static Stream<BackingPort> ports(Edge edge, List<Edge> all) {
    boolean alone =
        all.stream().noneMatch(other -> other.kind() == edge.kind() && other.port() != edge.port());
    String name = edge.kind().word() + (alone ? "" : "-" + edge.port());
    BackingPort port = new BackingPort(name, edge.port(), Protocol.TCP);
    return edge.kind() == Edge.Kind.DNS
        ? Stream.of(port, new BackingPort(name + "-udp", edge.port(), Protocol.UDP))
        : Stream.of(port);
  }
}
