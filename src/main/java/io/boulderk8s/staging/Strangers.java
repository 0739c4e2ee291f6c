package io.boulderk8s.staging;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.edge.Edge;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Socket;
import io.boulderk8s.plan.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whom split services call though nobody of the stack is called so.
 *
 * @param split their names
 */
record Strangers(Plan plan, ServiceMap map, Set<String> split) {
  List<Finding> findings() {
    BackingServices backing = new BackingServices(plan, map, split);
    Set<Edge> known = new HashSet<>();
    plan.dependencies().forEach(dependency -> known.addAll(backing.edges(dependency)));
    Findings findings = new Findings();
    map.edges().all().stream()
        .filter(edge -> !edge.owned() && split.contains(edge.from()))
        .filter(edge -> edge.kind() != Edge.Kind.DNS && !known.contains(edge))
        .forEach(edge -> add(edge, findings));
    return findings.sorted();
  }

  private static void add(Edge edge, Findings findings) {
    findings.add(
        edge.at(),
        "%s leads to %s, which is no dependency of the Compose file"
            .formatted(edge.reason(), new Socket(edge.to(), edge.port())),
        "correct the host, or add the service to the Compose file");
  }
}
