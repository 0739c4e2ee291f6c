package io.boulderk8s.staging;

import io.boulderk8s.boulder.catalog.Group;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A checkout with Boulder's services apart from the runner.
 *
 * @param plan of the Compose file: dependencies, and the runner, which keeps its addresses
 * @param backing the Compose file's dependencies, each after those that it depends on
 * @param services the split ones, each after those that it needs
 * @param left names of services that stay processes of the runner
 * @param reaches who may call whom, apart from the runner, who may call everybody
 * @param fixed static addresses that services call though no agent leads them there
 * @param notices what may surprise
 */
public record StagingPlan(
    Plan plan,
    StagingChoice choice,
    List<BackingService> backing,
    List<SplitService> services,
    List<String> left,
    List<Reach> reaches,
    List<FixedAddress> fixed,
    List<Finding> notices) {
  /** The folder of the programs image that has what is in the checkout's bin/. */
  public static final String PROGRAMS = "/opt/boulder-programs/bin";

  public StagingPlan {
    backing = List.copyOf(backing);
    services = List.copyOf(services);
    left = List.copyOf(left);
    reaches = List.copyOf(reaches);
    fixed = List.copyOf(fixed);
    notices = List.copyOf(notices);
  }

  /** Tells whether any data outlives a pod. */
  public boolean hasData() {
    return backing.stream().anyMatch(it -> !it.data().isEmpty());
  }

  public Optional<SplitService> named(String name) {
    return services.stream().filter(service -> service.name().equals(name)).findFirst();
  }

  /** Returns those that stand for the world around a CA: they remember what a run did. */
  public List<SplitService> testServers() {
    return services.stream()
        .filter(service -> service.from().group() == Group.TEST_SERVERS)
        .toList();
  }

  /**
   * Returns why Boulder's own tests would fail with so many pods, by the names of services; empty
   * where they pass.
   */
  public SortedMap<String, String> tooManyForTests() {
    SortedMap<String, String> reasons = new TreeMap<>();
    services.stream()
        .filter(service -> service.replicas() > 1)
        .forEach(
            service ->
                SplitRules.whyOneForTests(service.from())
                    .ifPresent(why -> reasons.put(service.name(), why)));
    return reasons;
  }

  /** Returns the same with another image of the checkout's programs. */
  public StagingPlan withPrograms(String image) {
    return new StagingPlan(
        plan,
        new StagingChoice(choice.discovery(), choice.groups(), choice.replicas(), image),
        backing,
        services.stream().map(service -> service.withImage(image)).toList(),
        left,
        reaches,
        fixed,
        notices);
  }

  /** Returns all changes of the checkout's configuration. */
  public List<Patch> patches() {
    return services.stream()
        .flatMap(service -> service.inCluster().stream())
        .flatMap(found -> found.patches().stream())
        .toList();
  }

  public List<StandIn> standIns() {
    return services.stream().map(SplitService::standIn).toList();
  }
}
