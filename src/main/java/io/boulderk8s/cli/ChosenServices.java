package io.boulderk8s.cli;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.console.ServicesJson;
import io.boulderk8s.console.ServicesText;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The services that the user asked for: all, or one.
 *
 * @param one empty: all
 */
record ChosenServices(ServiceMap map, Optional<BoulderService> one) {
  /** Refuses an unknown name, and suggests similar ones. */
  static ChosenServices of(ServiceMap map, Optional<String> name) {
    Optional<BoulderService> one = name.map(asked -> named(map, asked));
    return new ChosenServices(map, one);
  }

  private static BoulderService named(ServiceMap map, String name) {
    return map.catalog()
        .named(name)
        .orElseThrow(
            () -> {
              List<String> names =
                  map.catalog().services().stream().map(BoulderService::name).toList();
              String question = SimilarNames.question(name, names);
              return BoulderK8sException.of(
                  FailureKind.USAGE,
                  name,
                  "the checkout starts no such service",
                  question.isEmpty() ? "`boulder-k8s services` lists all" : question);
            });
  }

  /** Returns what was found about them. */
  List<Finding> findings() {
    return map.findings().stream()
        .filter(finding -> one.isEmpty() || mentions(finding, one.orElseThrow().name()))
        .toList();
  }

  private static boolean mentions(Finding finding, String name) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
        .matcher(finding.what())
        .find();
  }

  String text() {
    return one.map(service -> ServicesText.one(map, service))
        .orElseGet(() -> ServicesText.all(map));
  }

  String json() {
    List<BoulderService> services = one.map(List::of).orElseGet(map.catalog()::services);
    return ServicesJson.of(map, services, findings());
  }
}
