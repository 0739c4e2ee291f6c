package io.boulderk8s.plan;

import io.boulderk8s.compose.Dependency;
import io.boulderk8s.compose.Service;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the services that Compose starts for a service, and their order. The reader has refused
 * cycles and unknown names.
 */
final class StartOrder {
  private final Map<String, Service> services;
  private final Function<Service, List<Dependency>> dependencies;

  /**
   * Makes an order of services.
   *
   * @param dependencies returns what a service waits for
   */
  StartOrder(Map<String, Service> services, Function<Service, List<Dependency>> dependencies) {
    this.services = services;
    this.dependencies = dependencies;
  }

  /**
   * Returns all services that the named one depends on, directly or not, dependencies first,
   * without itself.
   */
  List<Service> dependenciesOf(String name) {
    Set<String> order = new LinkedHashSet<>();
    visitDependencies(name, order);
    List<Service> found = new ArrayList<>();
    for (String dependency : order) {
      found.add(Objects.requireNonNull(services.get(dependency)));
    }
    return found;
  }

  private void visitDependencies(String name, Set<String> order) {
    Service service = services.get(name);
    if (service == null) {
      return;
    }
    for (Dependency dependency : dependencies.apply(service)) {
      if (!order.contains(dependency.service()) && services.containsKey(dependency.service())) {
        visitDependencies(dependency.service(), order);
        order.add(dependency.service());
      }
    }
  }
}
