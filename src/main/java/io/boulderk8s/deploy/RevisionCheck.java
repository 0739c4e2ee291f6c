package io.boulderk8s.deploy;

import io.boulderk8s.boulder.catalog.Port;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.manifest.Labels;
import io.boulderk8s.staging.SplitService;
import io.boulderk8s.staging.StagingPlan;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refuses to test a revision with a checkout that has other services, or has them elsewhere. */
public final class RevisionCheck {
  private static final String NEXT =
      "`boulder-k8s up --profile staging` rolls this checkout out, and ends the rollback";

  /** Names the folder of the generation of configuration. */
  private static final String FOLDER = "BOULDER_CONFIG_DIR";

  private RevisionCheck() {}

  /**
   * Checks it.
   *
   * @throws BoulderK8sException CHECKOUT, with all services that do not fit
   */
  public static void refuseOthers(StagingPlan plan, Revision revision) {
    String back =
        "revision %d, to which the services were rolled back".formatted(revision.number());
    Map<String, ServiceRevision> there =
        revision.services().stream()
            .collect(
                Collectors.toMap(
                    ServiceRevision::service, service -> service, (one, _) -> one, HashMap::new));
    List<Problem> problems = new ArrayList<>();
    for (SplitService split : plan.services()) {
      String name = split.workload().service();
      ServiceRevision service = there.remove(Labels.service(name));
      if (service == null) {
        problems.add(at(split, name + " is not in " + back));
      } else if (service.hasAgent() == split.inCluster().isPresent()) {
        problems.add(at(split, "in %s %s has the other --discovery".formatted(back, name)));
      } else if (!folder(service).equals(folder(split))) {
        problems.add(
            at(
                split,
                "%s reads %s; in %s it reads %s"
                    .formatted(name, folder(split), back, folder(service))));
      } else if (!ports(service).equals(ports(split))) {
        problems.add(
            at(
                split,
                "%s listens at %s; in %s at %s"
                    .formatted(name, ports(split), back, ports(service))));
      }
    }
    there
        .keySet()
        .forEach(
            name ->
                problems.add(
                    new Problem("", back + ", has " + name + ", which is not split here", NEXT)));
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.CHECKOUT, problems, null);
    }
  }

  private static Problem at(SplitService split, String what) {
    return new Problem(split.from().at().toString(), what, NEXT);
  }

  private static String folder(SplitService split) {
    return split.workload().container().environment().values().getOrDefault(FOLDER, "");
  }

  private static String folder(ServiceRevision service) {
    return service.variable(FOLDER);
  }

  private static SortedSet<Integer> ports(SplitService split) {
    return split.from().ports().stream()
        .map(Port::number)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<Integer> ports(ServiceRevision service) {
    return service.all().stream()
        .filter(Service.class::isInstance)
        .map(Service.class::cast)
        .flatMap(object -> object.getSpec().getPorts().stream())
        .map(ServicePort::getPort)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
