package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.catalog.Group;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.staging.StagingChoice.Discovery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Refuses choices that a checkout cannot meet, all at once. */
final class ChoiceCheck {
  private final List<BoulderService> services;
  private final StagingChoice choice;
  private final Predicate<BoulderService> split;
  private final List<Problem> problems = new ArrayList<>();

  private ChoiceCheck(
      List<BoulderService> services, StagingChoice choice, Predicate<BoulderService> split) {
    this.split = split;
    this.services = services;
    this.choice = choice;
  }

  /**
   * Checks it.
   *
   * @param services those that a user may choose
   * @param split tells which of them are chosen, and can be split
   * @throws BoulderK8sException USAGE
   */
  static void of(
      List<BoulderService> services, StagingChoice choice, Predicate<BoulderService> split) {
    ChoiceCheck check = new ChoiceCheck(services, choice, split);
    check.discovery();
    choice.groups().forEach(check::group);
    choice.replicas().forEach(check::replicas);
    if (!check.problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.USAGE, check.problems, null);
    }
  }

  private void discovery() {
    if (choice.discovery() == Discovery.KUBERNETES && !choice.groups().isEmpty()) {
      add(
          "--discovery kubernetes, --group " + String.join(", ", choice.groups()),
          "services that stay in the runner have only Consul's names",
          "leave --group out, or use --discovery consul");
    }
  }

  private void group(String word) {
    List<String> known =
        services.stream().map(BoulderService::group).sorted().map(Group::word).distinct().toList();
    if (!known.contains(word)) {
      add("--group " + word, "there is no such group", "groups: " + String.join(", ", known));
    }
  }

  private void replicas(String name, int count) {
    String option = "--replicas " + name + "=" + count;
    List<BoulderService> named =
        services.stream().filter(service -> service.name().equals(name)).toList();
    if (named.isEmpty()) {
      String known = services.stream().map(BoulderService::name).collect(Collectors.joining(", "));
      add(option, "there is no such service", "services: " + known);
      return;
    }
    BoulderService service = named.getFirst();
    if (!split.test(service)) {
      add(
          option,
          name + " stays in the runner",
          choice.has(service.group())
              ? "leave the option out"
              : "add --group " + service.group().word());
    }
    if (count < 1) {
      add(option, name + " needs at least one pod", "leave its group to the runner instead");
    }
    if (count > 1) {
      SplitRules.whyOne(service)
          .ifPresent(
              reason ->
                  add(
                      option,
                      "there can be one %s at a time: %s (%s)"
                          .formatted(name, reason, service.at()),
                      "leave it at one"));
    }
  }

  private void add(String where, String what, String next) {
    problems.add(Problem.at(where, what, next));
  }
}
