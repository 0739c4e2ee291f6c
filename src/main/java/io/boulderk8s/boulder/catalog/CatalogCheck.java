package io.boulderk8s.boulder.catalog;

import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Word;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Refuses what no start can do: one name or port for two, needs that nobody meets. */
final class CatalogCheck {
  private final List<BoulderService> services;
  private final Findings refused;

  private CatalogCheck(List<BoulderService> services, Findings refused) {
    this.services = services;
    this.refused = refused;
  }

  /**
   * Checks them.
   *
   * @param complete whether the whole list was understood: if not, a need may be met by a service
   *     that is refused already
   */
  static void of(List<BoulderService> services, boolean complete, Findings refused) {
    CatalogCheck check = new CatalogCheck(services, refused);
    check.names();
    check.ports();
    if (complete) {
      check.needs();
    }
    check.selfish();
    check.cycles();
  }

  private void names() {
    Map<String, Place> first = new HashMap<>();
    for (BoulderService service : services) {
      Place before = first.putIfAbsent(service.name(), service.at());
      if (before != null) {
        refused.add(
            service.at(),
            "a second service is called " + service.name() + "; the first is at " + before,
            "give it another name");
      }
    }
  }

  private void ports() {
    Map<Port, BoulderService> earlier = new LinkedHashMap<>();
    for (BoulderService service : services) {
      for (Port port : service.ports()) {
        earlier.entrySet().stream()
            .filter(taken -> port.clashes(taken.getKey()))
            .forEach(taken -> refuse(port, taken.getKey(), taken.getValue()));
        earlier.putIfAbsent(port, service);
      }
    }
  }

  private void refuse(Port port, Port taken, BoulderService earlier) {
    refused.add(
        port.at(),
        "port %s is taken by %s at %s".formatted(port.socket(), earlier.name(), taken.at()),
        "give one of them another port");
  }

  private void needs() {
    Set<String> names =
        services.stream()
            .filter(BoulderService::listed)
            .map(BoulderService::name)
            .collect(Collectors.toSet());
    for (BoulderService service : services) {
      for (Word need : service.needs()) {
        if (!names.contains(need.text())) {
          refused.add(
              need.at(),
              service.name() + " needs " + need + ", which is no service",
              "correct the name, or take it out");
        }
      }
    }
  }

  /** Leaves out what can start, then what only waits: what is left waits for itself. */
  private void cycles() {
    List<BoulderService> waiting = without(services, CatalogCheck::canStart);
    List<BoulderService> circle = without(waiting, CatalogCheck::isNotNeeded);
    if (!circle.isEmpty()) {
      refused.add(
          circle.getFirst().at(),
          circle.stream().map(BoulderService::name).collect(Collectors.joining(", "))
              + " wait for one another, so none of them starts",
          "take one of their needs out");
    }
  }

  private void selfish() {
    for (BoulderService service : services) {
      service.needs().stream()
          .filter(need -> need.text().equals(service.name()))
          .forEach(
              need ->
                  refused.add(
                      need.at(),
                      service.name() + " needs itself, so it never starts",
                      "take this need out"));
    }
  }

  /** Takes out what the rest allows, again and again, until nothing changes. */
  private static List<BoulderService> without(
      List<BoulderService> all, BiPredicate<BoulderService, List<BoulderService>> allowed) {
    List<BoulderService> before = all;
    List<BoulderService> after = rest(all, allowed);
    while (after.size() < before.size()) {
      before = after;
      after = rest(before, allowed);
    }
    return after;
  }

  private static List<BoulderService> rest(
      List<BoulderService> all, BiPredicate<BoulderService, List<BoulderService>> allowed) {
    return all.stream().filter(service -> !allowed.test(service, all)).toList();
  }

  private static boolean canStart(BoulderService service, List<BoulderService> waiting) {
    return waiting.stream().noneMatch(other -> needs(service, other));
  }

  private static boolean isNotNeeded(BoulderService service, List<BoulderService> waiting) {
    return waiting.stream().noneMatch(other -> needs(other, service));
  }

  private static boolean needs(BoulderService first, BoulderService second) {
    return !first.name().equals(second.name())
        && first.needs().stream().anyMatch(need -> need.text().equals(second.name()));
  }
}
