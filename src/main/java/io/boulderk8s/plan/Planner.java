package io.boulderk8s.plan;

import io.boulderk8s.checkout.Harness;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.compose.Mount;
import io.boulderk8s.compose.Service;
import io.boulderk8s.compose.Volume;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.boulderk8s.plan.Workload.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Turns what the Compose files say into what has to exist for the tests of the checkout. */
public final class Planner {
  private final Harness harness;

  public Planner(Harness harness) {
    this.harness = harness;
  }

  /**
   * The plan for a project.
   *
   * @throws BoulderK8sException CHECKOUT, with every service that cannot be run as it is
   */
  public Plan plan(ComposeProject project) {
    Service runner = project.services().get(harness.runner());
    if (runner == null) {
      throw noRunner(project);
    }
    List<Problem> problems = new ArrayList<>();
    Profiles profiles = new Profiles(project, problems);
    Workloads workloads = new Workloads(project, problems, profiles);
    Plan plan =
        new Plan(
            project.name(),
            setup(project).map(service -> workloads.of(service, Role.SETUP)).toList(),
            new StartOrder(project.services(), profiles::of)
                .dependenciesOf(harness.runner()).stream()
                    .map(service -> workloads.of(service, Role.DEPENDENCY))
                    .toList(),
            workloads.of(runner, Role.RUNNER),
            mountedVolumes(project));
    problems.addAll(NotCarried.in(project));
    KubernetesRules.check(plan, project, problems);
    checkRunnable(plan, problems);
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(
          FailureKind.CHECKOUT, problems.stream().distinct().toList(), null);
    }
    return plan;
  }

  private Stream<Service> setup(ComposeProject project) {
    return Stream.ofNullable(project.services().get(harness.setup()));
  }

  private static SortedMap<String, Volume> mountedVolumes(ComposeProject project) {
    SortedMap<String, Volume> mounted = new TreeMap<>();
    project.services().values().stream()
        .flatMap(service -> service.mounts().stream())
        .forEach(
            mount -> {
              if (mount instanceof Mount.Named(String name, _, _, _)) {
                mounted.put(name, Objects.requireNonNull(project.volumes().get(name), name));
              }
            });
    return mounted;
  }

  /** The supervisor starts these commands itself, so the image's own entrypoint is no help. */
  private static void checkRunnable(Plan plan, List<Problem> problems) {
    Stream.concat(plan.setup().stream(), Stream.of(plan.runner()))
        .filter(workload -> workload.entrypoint().isEmpty() && workload.command().isEmpty())
        .filter(workload -> workload.role() == Role.SETUP || workload.entrypoint().isEmpty())
        .forEach(
            workload ->
                problems.add(
                    Problem.at(
                        workload.source().toString(),
                        "service " + workload.service() + " has neither entrypoint nor command",
                        "say in the Compose file what it executes")));
  }

  private BoulderK8sException noRunner(ComposeProject project) {
    return BoulderK8sException.of(
        FailureKind.CHECKOUT,
        project.directory().toString(),
        "the Compose files have no service " + harness.runner() + " to run the tests in",
        "they have: " + String.join(", ", project.services().keySet()));
  }
}
