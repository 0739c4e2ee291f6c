package io.boulderk8s.staging;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.BoulderService;
import io.boulderk8s.boulder.config.FileReference;
import io.boulderk8s.boulder.read.Finding;
import io.boulderk8s.boulder.read.Findings;
import io.boulderk8s.boulder.read.Place;
import io.boulderk8s.boulder.read.Socket;
import io.boulderk8s.boulder.read.Word;
import io.boulderk8s.boulder.start.StartServers;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.plan.KubernetesName;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Splits the services of a checkout from its runner. */
public final class StagingPlanner {
  private static final String LOGS = "/var/log/";

  private final Plan plan;
  private final ServiceMap map;
  private final StagingChoice choice;
  private final Findings refused = new Findings();

  private StagingPlanner(Plan plan, ServiceMap map, StagingChoice choice) {
    this.plan = plan;
    this.map = map;
    this.choice = choice;
  }

  /**
   * Makes the plan.
   *
   * @throws BoulderK8sException USAGE, with all that was chosen wrongly; CHECKOUT, with all
   *     services that cannot be split
   */
  public static StagingPlan plan(Plan plan, ServiceMap map, StagingChoice choice) {
    return new StagingPlanner(plan, map, choice).plan();
  }

  private StagingPlan plan() {
    // chall-test-srv is not listed: it answers at the runner's public addresses, and stays there
    List<BoulderService> listed =
        map.catalog().services().stream().filter(BoulderService::listed).toList();
    ChoiceCheck.of(listed, choice, this::isSplit);
    List<BoulderService> chosen = inOrder(listed.stream().filter(this::isSplit).toList());
    if (chosen.isEmpty()) {
      refuseNone(listed);
    }
    ServiceRoutes routes = routes();
    check(chosen, routes);
    refused.refuseIfAny();
    List<SplitService> services = services(chosen, routes);
    refused.refuseIfAny();
    Set<String> split = chosen.stream().map(BoulderService::name).collect(Collectors.toSet());
    FixedAddresses addresses = new FixedAddresses(plan, map, split);
    List<FixedAddress> fixed = inCluster() ? addresses.all() : List.of();
    List<Reach> reaches = new Reaches(plan, map, split).all();
    return new StagingPlan(
        plan,
        choice,
        new BackingServices(plan, map, Set.copyOf(names(chosen).values())).all(),
        services,
        listed.stream().filter(service -> !isSplit(service)).map(BoulderService::name).toList(),
        inCluster() ? addresses.arriving(reaches, fixed) : reaches,
        fixed,
        Stream.concat(
                listed.stream().flatMap(this::notice),
                new Strangers(plan, map, split).findings().stream())
            .toList());
  }

  /** A stack that is as the test profile's, under another name, would be one in vain. */
  private void refuseNone(List<BoulderService> listed) {
    String what =
        listed.isEmpty()
            ? "SERVICES has no entry"
            : "all services that were chosen stay in the runner";
    refused.add(
        listed.stream().map(BoulderService::at).findFirst().orElse(new Place(StartServers.FILE, 1)),
        what + ": there is nothing to split",
        listed.isEmpty() ? "use --profile test" : "leave --group out, or use --profile test");
  }

  private boolean inCluster() {
    return choice.discovery() == StagingChoice.Discovery.KUBERNETES;
  }

  private boolean isSplit(BoulderService service) {
    return choice.has(service.group()) && logs(service).isEmpty();
  }

  /** Returns a file of the runner's system log, which only processes beside it can read. */
  private Optional<FileReference> logs(BoulderService service) {
    return map.files().getOrDefault(service.name(), List.of()).stream()
        .filter(file -> file.kind() == FileReference.Kind.MACHINE)
        .filter(file -> file.path().startsWith(LOGS))
        .findFirst();
  }

  private Stream<Finding> notice(BoulderService service) {
    return logs(service)
        .filter(_ -> choice.has(service.group()))
        .map(
            file ->
                new Finding(
                    file.at(),
                    "%s reads %s, which the runner's system log writes: it stays in the runner"
                        .formatted(service.name(), file.path()),
                    "nothing"))
        .stream();
  }

  private ServiceRoutes routes() {
    List<String> addresses = plan.runner().endpoint().addresses();
    Optional<String> machine = ServiceRoutes.machine(addresses);
    if (machine.isEmpty()) {
      refused.add(
          new Place(plan.runner().source().file(), plan.runner().source().line()),
          "service %s has none of the addresses by which services call one another"
              .formatted(plan.runner().service()),
          "give it 10.77.77.77, as Boulder's Compose file does");
    }
    return new ServiceRoutes(map.catalog(), addresses, machine.orElse(""), !inCluster());
  }

  private void check(List<BoulderService> chosen, ServiceRoutes routes) {
    Map<String, String> taken = taken();
    for (BoulderService service : chosen) {
      ServiceWorkload.check(service, refused);
      routes.check(service, refused);
      String other = taken.get(Socket.host(service.name()));
      if (other != null) {
        refused.add(service.at(), service.name() + " is also " + other, "rename one of them");
      }
      if (readiness(service).isEmpty()) {
        refused.add(
            service.at(),
            service.name() + " listens nowhere, so nobody can tell when it is ready",
            "give it a debug port");
      }
    }
  }

  /** Returns what names mean already, as DNS compares them. */
  private Map<String, String> taken() {
    Map<String, String> taken = new HashMap<>();
    for (Workload workload : plan.workloads()) {
      for (String alias : BackingServices.aliases(workload)) {
        taken.put(Socket.host(alias), "an alias of " + workload.service() + " in the Compose file");
      }
    }
    for (Workload workload : plan.workloads()) {
      taken.put(Socket.host(workload.service()), "the name of a service of the Compose file");
    }
    return taken;
  }

  private Optional<ReadinessCheck> readiness(BoulderService service) {
    return ServiceReadiness.of(service, map.catalog().generation(), inCluster());
  }

  private List<SplitService> services(List<BoulderService> chosen, ServiceRoutes routes) {
    Map<String, String> names = names(chosen);
    ServiceWorkload workloads =
        new ServiceWorkload(
            plan.runner(), plan.project(), choice.programsImage(), routes, map.files());
    Optional<ClusterWays> ways =
        inCluster() ? Optional.of(ClusterWays.of(plan, map, names, refused)) : Optional.empty();
    List<SplitService> services = new ArrayList<>();
    for (BoulderService service : chosen) {
      List<String> needs =
          service.needs().stream().map(Word::text).filter(names::containsKey).toList();
      services.add(
          new SplitService(
              service,
              SplitRules.kind(service),
              choice.replicas().getOrDefault(service.name(), 1),
              workloads.of(service, names.getOrDefault(service.name(), service.name()), needs),
              needs,
              readiness(service).orElseThrow(),
              SystemLog.isWantedBy(service) && !inCluster(),
              ways.map(found -> found.of(service))));
    }
    return services;
  }

  private static Map<String, String> names(List<BoulderService> chosen) {
    return KubernetesName.of(chosen.stream().map(BoulderService::name).toList());
  }

  /** Each after those that it needs; the catalog has refused cycles. */
  private static List<BoulderService> inOrder(List<BoulderService> chosen) {
    List<BoulderService> waiting = new ArrayList<>(chosen);
    List<BoulderService> order = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<String> names = waiting.stream().map(BoulderService::name).toList();
      List<BoulderService> ready =
          waiting.stream()
              .filter(
                  service -> service.needs().stream().map(Word::text).noneMatch(names::contains))
              .toList();
      order.addAll(ready);
      waiting.removeAll(ready);
    }
    return order;
  }
}
